import { randomInt } from 'node:crypto';
import type { Config } from '@platform/config';
import { freePort, isPortFree } from '@platform/embedded';
import { musiccorpTopology } from '../../../../examples/musiccorp/topology';

interface NeededPort {
  port: number;
  host: string;
  what: string;
  /** The configuration key that moves it. */
  key: string;
}

/** The processes with a metrics port, in the order of their ports. */
export const METERED = ['api', 'worker', 'reaper', 'agent'] as const;

/** Every port that the supervisor's children will bind. Proxies may be held over by the agent's own forwarder. */
export function neededPorts(
  config: Config,
  metricsBase: number,
  env: NodeJS.ProcessEnv,
  options: { sample: boolean; proxies: boolean },
): NeededPort[] {
  const loopback = '127.0.0.1';
  const ports: NeededPort[] = [
    { port: config.PORT, host: config.HOST, what: 'the API', key: 'PORT' },
    ...METERED.map((name, index) => ({ port: metricsBase + index, host: loopback, what: `metrics of ${name}`, key: 'METRICS_PORT' })),
    { port: config.AGENT_PORT, host: config.AGENT_HOST, what: 'the agent', key: 'AGENT_PORT' },
  ];
  if (!options.sample) return ports;
  const { services, proxies } = musiccorpTopology(env);
  ports.push(...services.map(({ port, name }) => ({ port, host: loopback, what: `MusicCorp ${name}`, key: 'MUSICCORP_PORT_BASE' })));
  if (options.proxies)
    ports.push(
      ...proxies.map(({ listenPort, name }) => ({
        port: listenPort,
        host: loopback,
        what: `the proxy ${name}`,
        key: 'MUSICCORP_PROXY_BASE',
      })),
    );
  return ports;
}

/** @throws Error naming every port that is taken and the key that moves it */
export async function refuseTakenPorts(ports: readonly NeededPort[]): Promise<void> {
  const taken: string[] = [];
  for (const { port, host, what, key } of ports) {
    if (!(await isPortFree(port, host))) taken.push(`  ${host}:${port} is wanted by ${what}: free it, or set ${key}`);
  }
  if (taken.length > 0) throw new Error(`these ports are taken, so nothing was started:\n${taken.join('\n')}`);
}

async function freeBlock(size: number): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    // Below the ports that the system hands out by itself, so that none is taken between the look and the use.
    const first = randomInt(12_000, 31_000);
    const free = await Promise.all(Array.from({ length: size }, (_, index) => isPortFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`no ${size} free ports in a row`);
}

/** Environment that moves a whole stack to free ports, for suites that run beside anything else. */
export async function freePortEnv(): Promise<Record<string, string>> {
  const first = await freeBlock(30);
  return {
    PORT: String(first),
    METRICS_PORT: String(first + 1),
    AGENT_PORT: String(first + 5),
    MUSICCORP_PORT_BASE: String(first + 8),
    MUSICCORP_PROXY_BASE: String(first + 18),
    EMBEDDED_PG_PORT: String(await freePort()),
  };
}
