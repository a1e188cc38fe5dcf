import { musiccorpTopology, type ProxyName, type ServiceName, type Topology } from './topology';

/** What a MusicCorp process reads from its environment, checked. */
export interface Settings {
  topology: Topology;
  /** Call upstream ports directly, without the agent's proxies (MUSICCORP_DIRECT=1). */
  direct: boolean;
  /** Length of the rolling view in milliseconds (MUSICCORP_WINDOW_MS, default 5000). */
  windowMs: number;
  /** An order answered later than this counts as failed (MUSICCORP_DEADLINE_MS, default 2000). */
  deadlineMs: number;
  /** Orders per second the traffic generator places (MUSICCORP_ORDERS_PER_SECOND, default 10). */
  ordersPerSecond: number;
  /** Whether traffic starts by itself (MUSICCORP_TRAFFIC=on|off, default on). */
  traffic: boolean;
  /** Every how many payment events the provider sends one twice (MUSICCORP_DUPLICATE_EVERY, default 10). */
  duplicateEvery: number;
  /** File where the launcher keeps the current process ids; none by default (MUSICCORP_STATE_FILE). */
  stateFile: string | null;
}

function whole(env: NodeJS.ProcessEnv, key: string, fallback: number, min: number, max: number): number {
  const text = env[key];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new Error(`${key} must be a whole number from ${min} to ${max}, but is "${text}"`);
  return value;
}

function flag(env: NodeJS.ProcessEnv, key: string, fallback: boolean): boolean {
  const text = env[key];
  if (text === undefined || text === '') return fallback;
  if (['1', 'on', 'true'].includes(text)) return true;
  if (['0', 'off', 'false'].includes(text)) return false;
  throw new Error(`${key} must be on or off, but is "${text}"`);
}

/** @throws Error naming the variable and what it accepts. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    topology: musiccorpTopology(env),
    direct: flag(env, 'MUSICCORP_DIRECT', false),
    windowMs: whole(env, 'MUSICCORP_WINDOW_MS', 5000, 500, 60_000),
    deadlineMs: whole(env, 'MUSICCORP_DEADLINE_MS', 2000, 100, 30_000),
    ordersPerSecond: whole(env, 'MUSICCORP_ORDERS_PER_SECOND', 10, 1, 200),
    traffic: flag(env, 'MUSICCORP_TRAFFIC', true),
    duplicateEvery: whole(env, 'MUSICCORP_DUPLICATE_EVERY', 10, 1, 1000),
    stateFile: env.MUSICCORP_STATE_FILE || null,
  };
}

/** The port on which a service listens itself. */
export function servicePort(settings: Settings, name: ServiceName): number {
  const place = settings.topology.services.find((service) => service.name === name);
  if (!place) throw new Error(`no service named ${name}`);
  return place.port;
}

/** The port a caller dials for an edge: the proxy, or the callee itself in direct mode. */
export function edgePort(settings: Settings, name: ProxyName): number {
  const proxy = settings.topology.proxies.find((candidate) => candidate.name === name);
  if (!proxy) throw new Error(`no proxy named ${name}`);
  return settings.direct ? proxy.upstreamPort : proxy.listenPort;
}
