import { BoundedMap } from '../runtime/bounded-map';
import { readFields } from '../runtime/read-fields';
import type { ServiceParts } from '../runtime/service-context';

/** Stand-in for sending confirmations, once per order; nothing leaves the machine. */
export function makeMail(): ServiceParts {
  const confirmed = new BoundedMap<string, true>(20_000);
  let sent = 0;
  return {
    routes: {
      'POST /mails': ({ body }) => {
        const { orderId } = readFields(body, { orderId: 'string' });
        if (!confirmed.has(orderId)) sent += 1;
        confirmed.set(orderId, true);
        return { status: 202, body: { orderId, sent: true } };
      },
      'GET /state': () => ({ body: { sent } }),
    },
  };
}
