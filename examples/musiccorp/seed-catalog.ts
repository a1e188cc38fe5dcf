import type { SeedDependency, SeedFeature, SeedService, SeedTeam } from './seed.types';

export const TEAMS: SeedTeam[] = [
  { key: 'storefront', name: 'Storefront' },
  { key: 'ordering', name: 'Ordering' },
  { key: 'catalog', name: 'Catalog' },
  { key: 'payments', name: 'Payments' },
  { key: 'fulfilment', name: 'Fulfilment' },
];

export const SERVICES: SeedService[] = [
  {
    key: 'gateway',
    name: 'Gateway',
    description: 'Front door of the shop: takes orders, shows the catalog, measures both.',
    tier: 1,
    ownerTeam: 'storefront',
    consistency: 'NOT_APPLICABLE',
  },
  {
    key: 'order',
    name: 'Order',
    description: 'Places an order: price, reservation and payment at once, shipping and mail afterwards.',
    tier: 1,
    ownerTeam: 'ordering',
    consistency: 'AVAILABILITY',
  },
  {
    key: 'catalog',
    name: 'Catalog',
    description: 'Albums and prices. A price a few minutes old is better than no order.',
    tier: 2,
    ownerTeam: 'catalog',
    consistency: 'AVAILABILITY',
  },
  {
    key: 'inventory',
    name: 'Inventory',
    description: 'Stock and reservations. Refuses rather than sells what is not there.',
    tier: 1,
    ownerTeam: 'fulfilment',
    consistency: 'CONSISTENCY',
  },
  {
    key: 'payment',
    name: 'Payment',
    description: 'Takes each payment once; queues it while the provider is slow.',
    tier: 1,
    ownerTeam: 'payments',
    consistency: 'CONSISTENCY',
  },
  {
    key: 'shipping',
    name: 'Shipping',
    description: 'Notes parcels to send; orders wait for it in a queue.',
    tier: 2,
    ownerTeam: 'fulfilment',
    consistency: 'AVAILABILITY',
  },
  {
    key: 'mail',
    name: 'Mail',
    description: 'Confirmation mails; stands in for a mail service.',
    tier: 3,
    ownerTeam: 'storefront',
    consistency: 'AVAILABILITY',
  },
  {
    key: 'recommendations',
    name: 'Recommendations',
    description: 'Picks albums for the catalog page; stands in for a recommender.',
    tier: 3,
    ownerTeam: 'catalog',
    consistency: 'NOT_APPLICABLE',
  },
  {
    key: 'payment-provider',
    name: 'Payment provider',
    description: 'Stands in for an outside company: charges, then reports an event at least once.',
    tier: 2,
    ownerTeam: 'payments',
    consistency: 'CONSISTENCY',
  },
];

export const DEPENDENCIES: SeedDependency[] = [
  { from: 'gateway', to: 'order', mode: 'SYNC', criticality: 'CRITICAL', proxy: 'gateway-to-order' },
  { from: 'gateway', to: 'catalog', mode: 'SYNC', criticality: 'CRITICAL', proxy: 'gateway-to-catalog' },
  { from: 'gateway', to: 'recommendations', mode: 'SYNC', criticality: 'DEGRADABLE', proxy: 'gateway-to-recommendations' },
  { from: 'order', to: 'catalog', mode: 'SYNC', criticality: 'DEGRADABLE', proxy: 'order-to-catalog' },
  { from: 'order', to: 'inventory', mode: 'SYNC', criticality: 'CRITICAL', proxy: 'order-to-inventory' },
  { from: 'order', to: 'payment', mode: 'SYNC', criticality: 'CRITICAL', proxy: 'order-to-payment' },
  { from: 'order', to: 'shipping', mode: 'ASYNC', criticality: 'DEGRADABLE', proxy: 'order-to-shipping' },
  { from: 'order', to: 'mail', mode: 'ASYNC', criticality: 'DEGRADABLE', proxy: 'order-to-mail' },
  { from: 'payment', to: 'payment-provider', mode: 'SYNC', criticality: 'DEGRADABLE', proxy: 'payment-to-provider' },
  { from: 'payment-provider', to: 'payment', mode: 'ASYNC', criticality: 'DEGRADABLE', proxy: 'provider-to-payment' },
];

export const FEATURES: SeedFeature[] = [
  {
    key: 'order-placement',
    name: 'Order placement',
    criticality: 'CRITICAL',
    services: ['gateway', 'order', 'catalog', 'inventory', 'payment'],
    degradedBehaviour: 'Must go on. Without the catalog, orders are taken at the last known price.',
  },
  {
    key: 'recommendations',
    name: 'Recommendations',
    criticality: 'DEGRADABLE',
    services: ['gateway', 'recommendations'],
    degradedBehaviour: 'Hidden when unavailable; the catalog page is shown without them.',
  },
  {
    key: 'payment-capture',
    name: 'Payment capture',
    criticality: 'DEGRADABLE',
    services: ['payment', 'payment-provider'],
    degradedBehaviour: 'Queued when the provider is slow; the order is accepted and charged later.',
  },
  {
    key: 'confirmation-mail',
    name: 'Confirmation mail',
    criticality: 'DEGRADABLE',
    services: ['order', 'mail'],
    degradedBehaviour: 'Sent later; the order page shows the confirmation at once.',
  },
  {
    key: 'shipping',
    name: 'Shipping',
    criticality: 'DEGRADABLE',
    services: ['order', 'shipping'],
    degradedBehaviour: 'Parcels wait in a queue; payment does not stop.',
  },
];
