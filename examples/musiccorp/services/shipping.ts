import { BoundedMap } from '../runtime/bounded-map';
import { readFields } from '../runtime/read-fields';
import type { ServiceParts } from '../runtime/service-context';

/** Notes parcels to send, once per order. */
export function makeShipping(): ServiceParts {
  const parcels = new BoundedMap<string, string>(20_000);
  let accepted = 0;
  return {
    routes: {
      'POST /shipments': ({ body }) => {
        const { orderId, sku } = readFields(body, { orderId: 'string', sku: 'string' });
        if (!parcels.has(orderId)) accepted += 1;
        parcels.set(orderId, sku);
        return { status: 202, body: { orderId, accepted: true } };
      },
      'GET /state': () => ({ body: { accepted } }),
    },
  };
}
