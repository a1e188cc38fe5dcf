import { randomUUID } from 'node:crypto';
import { BackgroundQueue } from '../runtime/background-queue';
import { HttpError } from '../runtime/call-errors';
import type { ServiceContext, ServiceParts } from '../runtime/service-context';
import { PriceBook } from './price-book';

interface PlacedOrder {
  orderId: string;
  sku: string;
  quantity: number;
}

/** What `POST /orders` answers. */
export interface OrderAnswer extends PlacedOrder {
  amountCents: number;
  priceFrom: 'catalog' | 'last known';
  payment: 'charged' | 'queued';
}

const BACKGROUND_CALL_MS = 2000;

/** Places orders: price, reservation and payment while the customer waits; shipping and mail afterwards. */
export function makeOrder({ edge, switches, log }: ServiceContext): ServiceParts {
  const prices = new PriceBook(edge('order-to-catalog', { timeoutMs: 100, breakAfter: 3, compartment: 16 }), switches, log);
  const inventory = edge('order-to-inventory', { timeoutMs: 500, breakAfter: 5, retries: 'fixed', compartment: 16 });
  const payment = edge('order-to-payment', { timeoutMs: 800, retries: 'when-switched', compartment: 16 });
  const shipping = edge('order-to-shipping');
  const mail = edge('order-to-mail');
  const later = { capacity: 5000, concurrency: 2, retryMs: 1000, log };
  const shipments = new BackgroundQueue<PlacedOrder>({
    ...later,
    name: 'shipments',
    work: (body) => shipping.call({ method: 'POST', path: '/shipments', body }, undefined, BACKGROUND_CALL_MS),
  });
  const mails = new BackgroundQueue<PlacedOrder>({
    ...later,
    name: 'mails',
    work: (body) => mail.call({ method: 'POST', path: '/mails', body }, undefined, BACKGROUND_CALL_MS),
  });
  const releases = new BackgroundQueue<string>({
    ...later,
    name: 'releases',
    work: (id) => inventory.call({ method: 'DELETE', path: `/reservations/${id}` }, undefined, BACKGROUND_CALL_MS),
  });
  const counters = { placed: 0, failed: 0, notQueued: 0 };

  async function place(wanted: { sku: string; quantity: number }, signal: AbortSignal): Promise<OrderAnswer> {
    const order = { orderId: randomUUID(), ...wanted };
    const price = await prices.priceOf(order.sku, signal);
    const amountCents = price.cents * order.quantity;
    try {
      await inventory.call({ method: 'POST', path: '/reservations', body: order }, signal);
      const paid = await payment.call<{ status: OrderAnswer['payment'] }>(
        { method: 'POST', path: '/payments', body: { orderId: order.orderId, amountCents } },
        signal,
      );
      if (!shipments.add(order)) counters.notQueued += 1;
      if (!mails.add(order)) counters.notQueued += 1;
      return { ...order, amountCents, priceFrom: price.from, payment: paid.status };
    } catch (error) {
      releases.add(order.orderId);
      throw error;
    }
  }

  return {
    routes: {
      'POST /orders': async ({ body, signal }) => {
        try {
          const answer = await place(readOrder(body), signal);
          counters.placed += 1;
          return { status: 201, body: answer };
        } catch (error) {
          counters.failed += 1;
          throw error;
        }
      },
      'GET /state': () => ({
        body: {
          ...counters,
          knownPrices: prices.known,
          edges: { catalog: prices.edge.state, inventory: inventory.state, payment: payment.state },
          queues: { shipments: shipments.state, mails: mails.state, releases: releases.state },
        },
      }),
    },
    onReady: () => prices.warm(),
    stop: () => prices.stop(),
    drain: async () => {
      const left = await Promise.all([shipments.drain(500), mails.drain(500), releases.drain(500)]);
      if (left.some((count) => count > 0)) log('left-undone', { shipments: left[0], mails: left[1], releases: left[2] });
    },
  };
}

function readOrder(body: unknown): { sku: string; quantity: number } {
  const { sku, quantity = 1 } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof sku !== 'string' || !/^[a-z0-9-]{1,40}$/.test(sku))
    throw new HttpError(400, 'BAD_ORDER', 'sku must name an album of the catalog');
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1 || quantity > 10)
    throw new HttpError(400, 'BAD_ORDER', 'quantity must be a whole number from 1 to 10');
  return { sku, quantity };
}
