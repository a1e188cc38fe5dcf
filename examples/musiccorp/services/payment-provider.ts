import { randomUUID } from 'node:crypto';
import { BackgroundQueue } from '../runtime/background-queue';
import { BoundedMap } from '../runtime/bounded-map';
import { readFields } from '../runtime/read-fields';
import type { ServiceContext, ServiceParts } from '../runtime/service-context';
import type { PaymentEvent } from './payment-ledger';

/** Stand-in for an outside provider: charges once per order, then reports an event, at least once. */
export function makePaymentProvider({ edge, settings, log }: ServiceContext): ServiceParts {
  const payment = edge('provider-to-payment');
  const charges = new BoundedMap<string, string>(20_000);
  const counters = { charged: 0, repeated: 0, sentTwice: 0 };
  const events = new BackgroundQueue<PaymentEvent>({
    name: 'payment-events',
    capacity: 5000,
    concurrency: 2,
    retryMs: 1000,
    log,
    work: (body) => payment.call({ method: 'POST', path: '/events', body }, undefined, 2000),
  });
  return {
    routes: {
      'POST /charges': ({ body }) => {
        const { orderId, amountCents } = readFields(body, { orderId: 'string', amountCents: 'number' });
        const known = charges.get(orderId);
        if (known) {
          counters.repeated += 1;
          return { body: { chargeId: known } };
        }
        const chargeId = randomUUID();
        charges.set(orderId, chargeId);
        counters.charged += 1;
        const event = { eventId: randomUUID(), orderId, amountCents };
        events.add(event);
        if (counters.charged % settings.duplicateEvery === 0) {
          counters.sentTwice += 1;
          events.add(event);
        }
        return { status: 201, body: { chargeId } };
      },
      'GET /state': () => ({ body: { ...counters, events: events.state } }),
    },
    drain: async () => {
      await events.drain(500);
    },
  };
}
