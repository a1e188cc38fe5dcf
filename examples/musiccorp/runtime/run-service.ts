import { edgePort, type Settings, servicePort } from '../settings';
import type { ServiceName } from '../topology';
import { adoptSwitches } from './adopt-switches';
import { Edge } from './edge';
import { JsonServer } from './json-server';
import { logFor } from './log';
import { Readiness } from './readiness';
import type { ServiceMaker } from './service-context';
import { Switches } from './switches';

const MAX_IN_FLIGHT = 128;
const DRAIN_LIMIT_MS = 4000;

/**
 * Starts one service in this process: its routes, `/health/live`, `/health/ready`, `/switches`, and shutdown on SIGTERM or SIGINT.
 * @throws the listen error, such as EADDRINUSE
 */
export async function runService(name: ServiceName, settings: Settings, make: ServiceMaker): Promise<void> {
  const log = logFor(name);
  const switches = new Switches();
  const edges: Edge[] = [];
  const parts = make({
    name,
    settings,
    switches,
    log,
    edge(proxy, traits = {}) {
      const edge = new Edge(proxy, edgePort(settings, proxy), traits, switches, log);
      edges.push(edge);
      return edge;
    },
  });
  const readiness = new Readiness(edges, settings.direct, () => {
    log('ready');
    parts.onReady?.();
  });
  const port = servicePort(settings, name);
  const started = Date.now();
  const server: JsonServer = new JsonServer(
    {
      'GET /health/live': () => ({
        body: { service: name, pid: process.pid, port, uptimeMs: Date.now() - started, inFlight: server.inFlight },
      }),
      'GET /health/ready': async () => {
        const body = { service: name, ...(await readiness.report()) };
        return { status: body.ready ? 200 : 503, body };
      },
      'GET /switches': () => ({ body: switches.current }),
      'PUT /switches': ({ body }) => ({ body: switches.apply(body) }),
      ...parts.routes,
    },
    MAX_IN_FLIGHT,
  );

  let stopping = false;
  const shutDown = async (reason: string) => {
    if (stopping) return;
    stopping = true;
    log('draining', { reason, inFlight: server.inFlight });
    readiness.stop();
    parts.stop?.();
    await server.drain(DRAIN_LIMIT_MS);
    await parts.drain?.();
    log('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', () => void shutDown('SIGTERM'));
  process.on('SIGINT', () => void shutDown('SIGINT'));
  process.on('disconnect', () => void shutDown('the launcher has gone'));

  await adoptSwitches(name, settings, switches, log);
  await server.listen(port);
  log('listening', { port, pid: process.pid });
  readiness.start();
}
