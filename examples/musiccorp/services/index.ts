import type { ServiceMaker } from '../runtime/service-context';
import type { ServiceName } from '../topology';
import { makeCatalog } from './catalog';
import { makeGateway } from './gateway';
import { makeInventory } from './inventory';
import { makeMail } from './mail';
import { makeOrder } from './order';
import { makePayment } from './payment';
import { makePaymentProvider } from './payment-provider';
import { makeRecommendations } from './recommendations';
import { makeShipping } from './shipping';

/** How each service is made. */
export const SERVICES: Record<ServiceName, ServiceMaker> = {
  gateway: makeGateway,
  order: makeOrder,
  catalog: makeCatalog,
  inventory: makeInventory,
  payment: makePayment,
  shipping: makeShipping,
  mail: makeMail,
  recommendations: makeRecommendations,
  'payment-provider': makePaymentProvider,
};
