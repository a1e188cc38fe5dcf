export interface Album {
  sku: string;
  title: string;
  priceCents: number;
}

/** The stock list of the shop: invented titles only. */
export const ALBUMS: readonly Album[] = [
  { sku: 'quiet-harbour', title: 'Quiet Harbour', priceCents: 1290 },
  { sku: 'paper-lanterns', title: 'Paper Lanterns', priceCents: 990 },
  { sku: 'north-of-seven', title: 'North of Seven', priceCents: 1490 },
  { sku: 'slow-tram-home', title: 'Slow Tram Home', priceCents: 1190 },
  { sku: 'copper-and-rain', title: 'Copper and Rain', priceCents: 1390 },
  { sku: 'second-floor-waltz', title: 'Second Floor Waltz', priceCents: 890 },
  { sku: 'the-long-queue', title: 'The Long Queue', priceCents: 1090 },
  { sku: 'salt-maps', title: 'Salt Maps', priceCents: 1590 },
  { sku: 'borrowed-light', title: 'Borrowed Light', priceCents: 1290 },
  { sku: 'warehouse-hymns', title: 'Warehouse Hymns', priceCents: 1190 },
  { sku: 'eleven-small-rooms', title: 'Eleven Small Rooms', priceCents: 990 },
  { sku: 'kite-weather', title: 'Kite Weather', priceCents: 1390 },
];
