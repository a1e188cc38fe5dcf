/** Where MusicCorp's services listen and through which proxies they call each other. Plain data: importing it starts nothing. */

const SERVICE_OFFSETS = {
  gateway: 0,
  order: 1,
  catalog: 2,
  inventory: 3,
  payment: 4,
  shipping: 5,
  mail: 6,
  recommendations: 7,
  'payment-provider': 8,
} as const;

export type ServiceName = keyof typeof SERVICE_OFFSETS;

/** Every call between services has one proxy of its own, so a fault hits one caller and one callee. Offset = place in this list. */
const EDGES = [
  ['gateway', 'order', 'gateway-to-order'],
  ['gateway', 'catalog', 'gateway-to-catalog'],
  ['gateway', 'recommendations', 'gateway-to-recommendations'],
  ['order', 'catalog', 'order-to-catalog'],
  ['order', 'inventory', 'order-to-inventory'],
  ['order', 'payment', 'order-to-payment'],
  ['order', 'shipping', 'order-to-shipping'],
  ['order', 'mail', 'order-to-mail'],
  ['payment', 'payment-provider', 'payment-to-provider'],
  ['payment-provider', 'payment', 'provider-to-payment'],
] as const;

export type ProxyName = (typeof EDGES)[number][2];

/** All service names, gateway first. */
export const SERVICE_NAMES = Object.keys(SERVICE_OFFSETS) as ServiceName[];

export interface ServicePlace {
  name: ServiceName;
  /** Loopback port the service listens on. */
  port: number;
  /** `http://127.0.0.1:<port>` */
  url: string;
}

interface ProxyPlace {
  /** The name in the agent's operator file, such as `order-to-catalog`. */
  name: ProxyName;
  caller: ServiceName;
  callee: ServiceName;
  /** Loopback port the agent listens on. */
  listenPort: number;
  /** Loopback port of the callee. */
  upstreamPort: number;
}

export interface Topology {
  services: ServicePlace[];
  proxies: ProxyPlace[];
  /** Base address of the gateway: orders, statistics, switches. */
  gatewayUrl: string;
  /** The rolling view that probes read. */
  statsUrl: string;
}

function portFrom(env: NodeJS.ProcessEnv, key: string, fallback: number, span: number): number {
  const text = env[key];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port + span > 65_536)
    throw new Error(`${key} must be a port from 1024 to ${65_536 - span}, but is "${text}"`);
  return port;
}

/**
 * The ports in force: MUSICCORP_PORT_BASE (default 4700) and MUSICCORP_PROXY_BASE (default 4720) plus fixed offsets.
 * @throws Error with a readable message when a base is not a usable port.
 */
export function musiccorpTopology(env: NodeJS.ProcessEnv = process.env): Topology {
  const base = portFrom(env, 'MUSICCORP_PORT_BASE', 4700, SERVICE_NAMES.length);
  const proxyBase = portFrom(env, 'MUSICCORP_PROXY_BASE', 4720, EDGES.length);
  const services = SERVICE_NAMES.map((name) => {
    const port = base + SERVICE_OFFSETS[name];
    return { name, port, url: `http://127.0.0.1:${port}` };
  });
  const proxies = EDGES.map(([caller, callee, name], offset) => ({
    name,
    caller,
    callee,
    listenPort: proxyBase + offset,
    upstreamPort: base + SERVICE_OFFSETS[callee],
  }));
  const gatewayUrl = `http://127.0.0.1:${base}`;
  return { services, proxies, gatewayUrl, statsUrl: `${gatewayUrl}/stats` };
}
