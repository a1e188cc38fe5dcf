import { BoundedMap } from '../runtime/bounded-map';
import { HttpError } from '../runtime/call-errors';
import { readFields } from '../runtime/read-fields';
import type { ServiceParts } from '../runtime/service-context';
import { ALBUMS } from './albums';

const FULL_SHELF = 1000;
const REORDER_BELOW = 100;

/** Stock and reservations. Reserving or releasing the same order twice changes nothing the second time. */
export function makeInventory(): ServiceParts {
  const stock = new Map(ALBUMS.map((album) => [album.sku, FULL_SHELF]));
  const reservations = new BoundedMap<string, { sku: string; quantity: number }>(20_000);
  const counters = { reserved: 0, repeated: 0, released: 0 };
  return {
    routes: {
      'POST /reservations': ({ body }) => {
        const { orderId, sku, quantity } = readFields(body, { orderId: 'string', sku: 'string', quantity: 'number' });
        const left = stock.get(sku);
        if (left === undefined) throw new HttpError(404, 'NO_SUCH_ALBUM', 'nothing with this sku is kept in stock');
        if (reservations.has(orderId)) {
          counters.repeated += 1;
          return { body: { orderId, reserved: true } };
        }
        stock.set(sku, left - quantity < REORDER_BELOW ? FULL_SHELF : left - quantity);
        reservations.set(orderId, { sku, quantity });
        counters.reserved += 1;
        return { status: 201, body: { orderId, reserved: true } };
      },
      'DELETE /reservations/:orderId': ({ params }) => {
        const orderId = params.orderId ?? '';
        const reservation = reservations.get(orderId);
        if (reservation) {
          stock.set(reservation.sku, (stock.get(reservation.sku) ?? 0) + reservation.quantity);
          reservations.delete(orderId);
          counters.released += 1;
        }
        return { body: { orderId, reserved: false } };
      },
      'GET /state': () => ({ body: { ...counters, stock: Object.fromEntries(stock) } }),
    },
  };
}
