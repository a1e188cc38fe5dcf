import { CallError, HttpError } from '../runtime/call-errors';
import type { ServiceContext, ServiceParts } from '../runtime/service-context';
import { servicePort } from '../settings';
import type { Album } from './albums';
import type { OrderAnswer } from './order';
import { RollingView } from './rolling-view';
import { SwitchBoard } from './switch-board';
import { Traffic } from './traffic';

/** How long a page waits for recommendations before it is shown without them. */
const RECOMMENDATIONS_MS = 200;

/** The front door: orders, catalog pages, the rolling view, the switches and the traffic generator. */
export function makeGateway({ edge, settings, switches, log }: ServiceContext): ServiceParts {
  const order = edge('gateway-to-order', { timeoutMs: 1500, compartment: 64 });
  const catalog = edge('gateway-to-catalog', { timeoutMs: 500 });
  const recommendations = edge('gateway-to-recommendations');
  const view = new RollingView(settings.windowMs);
  const traffic = new Traffic(servicePort(settings, 'gateway'), settings.deadlineMs, settings.ordersPerSecond);
  const others = settings.topology.services.filter((place) => place.name !== 'gateway');
  const board = new SwitchBoard(others, switches, log);

  async function recommended(): Promise<Album[] | null> {
    try {
      const { albums } = await recommendations.call<{ albums: Album[] }>({ path: '/recommendations' }, undefined, RECOMMENDATIONS_MS);
      return albums;
    } catch {
      return null;
    }
  }

  return {
    routes: {
      'POST /orders': async ({ body, signal }) => {
        const started = performance.now();
        const elapsed = () => performance.now() - started;
        try {
          const answer = await order.call<OrderAnswer>({ method: 'POST', path: '/orders', body }, signal);
          const ms = elapsed();
          view.recordOrder({ ok: ms <= settings.deadlineMs, ms, priceFrom: answer.priceFrom, payment: answer.payment });
          return { status: 201, body: answer };
        } catch (error) {
          if (isRefusal(error)) throw error;
          view.recordOrder({ ok: false, ms: elapsed() });
          throw error;
        }
      },
      'GET /catalog': async ({ signal }) => {
        const [page, picks] = await Promise.all([catalog.call<{ albums: Album[] }>({ path: '/albums' }, signal), recommended()]);
        view.recordPage(picks !== null);
        return { body: { albums: page.albums, recommendations: picks ?? 'hidden' } };
      },
      'GET /stats': () => ({ body: view.read() }),
      'GET /switches': () => ({ body: switches.current }),
      'PUT /switches': async ({ body }) => {
        switches.apply(body);
        return { body: await board.spread() };
      },
      'POST /switches/reset': async () => {
        switches.reset();
        return { body: await board.spread() };
      },
      'GET /traffic': () => ({ body: traffic.state }),
      'PUT /traffic': ({ body }) => {
        const { enabled, ordersPerSecond } = readTraffic(body);
        if (enabled) traffic.start(ordersPerSecond);
        else traffic.stop();
        return { body: traffic.state };
      },
      'GET /state': () => ({
        body: { edges: { order: order.state, catalog: catalog.state, recommendations: recommendations.state }, traffic: traffic.state },
      }),
    },
    onReady: () => {
      if (settings.traffic) traffic.start();
    },
    stop: () => {
      traffic.stop();
      board.stop();
    },
  };
}

/** A 4xx from order is about the request, not about how well orders work. */
function isRefusal(error: unknown): boolean {
  return error instanceof CallError && !error.calleeIsTroubled;
}

function readTraffic(body: unknown): { enabled: boolean; ordersPerSecond?: number } {
  const { enabled, ordersPerSecond } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof enabled !== 'boolean') throw new HttpError(400, 'BAD_TRAFFIC', 'enabled must be true or false');
  if (ordersPerSecond === undefined) return { enabled };
  if (typeof ordersPerSecond !== 'number' || !(ordersPerSecond >= 1 && ordersPerSecond <= 200))
    throw new HttpError(400, 'BAD_TRAFFIC', 'ordersPerSecond must be from 1 to 200');
  return { enabled, ordersPerSecond };
}
