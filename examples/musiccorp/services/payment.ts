import { BackgroundQueue } from '../runtime/background-queue';
import { BoundedMap } from '../runtime/bounded-map';
import { HttpError } from '../runtime/call-errors';
import { readFields } from '../runtime/read-fields';
import type { ServiceContext, ServiceParts } from '../runtime/service-context';
import { PaymentLedger } from './payment-ledger';

interface Payment {
  orderId: string;
  amountCents: number;
  status: 'queued' | 'charged';
  charged: Promise<void>;
  settle: () => void;
}

/** How long an order waits for the provider before its payment is queued. */
const PATIENCE_MS = 200;
const CHARGE_CEILING_MS = 2000;

/** Takes payments once per order. A slow or absent provider means "queued", never "lost" and never "twice". */
export function makePayment({ edge, switches, log }: ServiceContext): ServiceParts {
  const provider = edge('payment-to-provider', { timeoutMs: 1000 });
  const payments = new BoundedMap<string, Payment>(20_000);
  const ledger = new PaymentLedger(() => switches.current.idempotentPaymentEvents);
  let queuedAnswers = 0;
  const charges = new BackgroundQueue<Payment>({
    name: 'charges',
    capacity: 5000,
    concurrency: 4,
    retryMs: 1000,
    log,
    work: async (payment) => {
      const body = { orderId: payment.orderId, amountCents: payment.amountCents };
      await provider.call({ method: 'POST', path: '/charges', body }, undefined, CHARGE_CEILING_MS);
      payment.status = 'charged';
      ledger.charged(payment.amountCents);
      payment.settle();
    },
  });

  function take(orderId: string, amountCents: number): Payment {
    const known = payments.get(orderId);
    if (known) return known;
    const { promise, resolve } = deferred();
    const payment: Payment = { orderId, amountCents, status: 'queued', charged: promise, settle: resolve };
    if (!charges.add(payment)) throw new HttpError(503, 'QUEUE_FULL', 'too many payments wait for the provider');
    payments.set(orderId, payment);
    return payment;
  }

  return {
    routes: {
      'POST /payments': async ({ body }) => {
        const { orderId, amountCents } = readFields(body, { orderId: 'string', amountCents: 'number' });
        const payment = take(orderId, amountCents);
        if (!charges.behind) await within(payment.charged, PATIENCE_MS);
        if (payment.status === 'queued') queuedAnswers += 1;
        return { status: 202, body: { orderId, status: payment.status } };
      },
      'POST /events': ({ body }) => {
        const event = readFields(body, { eventId: 'string', orderId: 'string', amountCents: 'number' });
        return { status: 202, body: { applied: ledger.receive(event) } };
      },
      'GET /state': () => ({ body: { payments: payments.size, queuedAnswers, charges: charges.state, ...ledger.state } }),
    },
    drain: async () => {
      const left = await charges.drain(500);
      if (left > 0) log('left-undone', { charges: left });
    },
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function within(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
