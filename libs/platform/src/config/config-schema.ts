import { join, resolve } from 'node:path';
import { z } from 'zod';

/** What a configuration key says about itself in docs/config.md. */
export interface KeyDoc {
  group: string;
  about: string;
  /** Unit of the value: ms, MiB, port, path, URL… */
  unit?: string;
  /** Default in words, where it is computed from other keys or differs by process. */
  fallback?: string;
}

const doc = <T extends z.ZodType>(schema: T, about: KeyDoc): T => schema.meta({ ...about });
const port = z.coerce.number().int().min(0).max(65_535);
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const path = z.string().transform((value) => resolve(value));
const url = (protocol: RegExp, example: string) => z.url({ protocol, error: `must be a URL such as ${example}` });
const postgresUrl = url(/^postgres(ql)?$/, 'postgres://role:password@127.0.0.1:5432/second_story');

/** Every environment variable that a process of Second Story reads. Names are the same in code and in the environment. */
export const configKeys = {
  NODE_ENV: doc(z.enum(['development', 'test', 'production']).default('development'), {
    group: 'General',
    about: 'production refuses to start without a secret key and sends no development aids',
  }),
  LOG_LEVEL: doc(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'), {
    group: 'General',
    about: 'lowest level that is logged (JSON lines on standard output)',
  }),
  DATA_DIR: doc(path.prefault('.data'), {
    group: 'General',
    about: 'folder of everything kept on this machine',
    unit: 'path',
    fallback: '.data in the project',
  }),
  SECRET_KEY_FILE: doc(path.optional(), {
    group: 'General',
    about: 'file (mode 0600) with the key that seals secrets at rest: 32 bytes in base64url',
    unit: 'path',
    fallback: 'secret.key in DATA_DIR',
  }),
  HOST: doc(z.string().min(1).default('127.0.0.1'), { group: 'API', about: 'address the API binds', unit: 'address' }),
  PORT: doc(port.default(4600), { group: 'API', about: 'port of the API', unit: 'port' }),
  PUBLIC_URL: doc(url(/^https?$/, 'https://second-story.example.org').optional(), {
    group: 'API',
    about: 'address people type; decides cookie name, the Origin check and links',
    unit: 'URL',
    fallback: 'http://127.0.0.1:PORT',
  }),
  SESSION_HOURS: doc(whole(1, 8_760).default(168), { group: 'API', about: 'how long a sign-in lasts', unit: 'hours' }),
  WELCOME_TOKEN: doc(z.string().min(16).optional(), {
    group: 'API',
    about: 'one-time token for making the first admin; ignored once there is one; the supervisor makes its own',
  }),
  METRICS_PORT: doc(port.optional(), {
    group: 'API',
    about: 'Prometheus metrics on loopback',
    unit: 'port',
    fallback: '4610 api, 4611 worker, 4612 reaper, 4613 agent',
  }),
  DATABASE_URL: doc(postgresUrl.optional(), {
    group: 'Database and queue',
    about: 'PostgreSQL (15 or newer) as the role that runs the product',
    unit: 'URL',
    fallback: '`start` brings its own server',
  }),
  OWNER_DATABASE_URL: doc(postgresUrl.optional(), {
    group: 'Database and queue',
    about: 'the same database as the role that owns and migrates it',
    unit: 'URL',
    fallback: 'DATABASE_URL, with a warning',
  }),
  DATABASE_POOL_SIZE: doc(whole(1, 200).optional(), {
    group: 'Database and queue',
    about: 'connections of one process to PostgreSQL',
    unit: 'connections',
    fallback: '10 api and worker, 4 reaper, 2 others',
  }),
  REDIS_URL: doc(url(/^rediss?$/, 'redis://127.0.0.1:6379').optional(), {
    group: 'Database and queue',
    about: 'queue on Redis (AOF, noeviction)',
    unit: 'URL',
    fallback: 'queue on PostgreSQL',
  }),
  REDIS_PREFIX: doc(
    z
      .string()
      .regex(/^[\w-]{1,60}$/, 'may hold letters, digits, _ and -')
      .default('second-story'),
    {
      group: 'Database and queue',
      about: 'keeps deployments that share one Redis apart',
    },
  ),
  QUEUE_POOL_SIZE: doc(whole(4, 200).default(13), {
    group: 'Database and queue',
    about: 'connections of one worker for the queue on PostgreSQL',
    unit: 'connections',
  }),
  WORKER_CONCURRENCY: doc(whole(1, 200).default(10), {
    group: 'Database and queue',
    about: 'jobs one worker runs at once per queue',
    unit: 'jobs',
  }),
  EMBEDDED_PG_PORT: doc(port.default(4640), {
    group: 'Database and queue',
    about: 'first port tried by the embedded PostgreSQL; the next free one is taken',
    unit: 'port',
  }),
  PG_BIN_DIR: doc(path.optional(), {
    group: 'Database and queue',
    about: 'folder with initdb and postgres of an installed PostgreSQL, used instead of the packaged one',
    unit: 'path',
  }),
  EGRESS_ALLOW_FILE: doc(path.optional(), {
    group: 'Outgoing calls',
    about: 'JSON file {"allow": ["host:port", …]} of private addresses that probes, webhooks and drivers may reach',
    unit: 'path',
    fallback: 'egress-allow.json in DATA_DIR',
  }),
  AGENT_HOST: doc(z.string().min(1).default('127.0.0.1'), { group: 'Agent', about: 'address the agent binds', unit: 'address' }),
  AGENT_PORT: doc(port.default(4620), { group: 'Agent', about: 'control port of the agent', unit: 'port' }),
  AGENT_URL: doc(url(/^https?$/, 'http://127.0.0.1:4620').optional(), {
    group: 'Agent',
    about: 'where the worker and the reaper reach the agent',
    unit: 'URL',
    fallback: 'http://AGENT_HOST:AGENT_PORT',
  }),
  AGENT_STATE_DIR: doc(path.optional(), {
    group: 'Agent',
    about: 'where the agent keeps its faults over a restart',
    unit: 'path',
    fallback: 'agent in DATA_DIR',
  }),
  AGENT_TOKEN_FILE: doc(path.optional(), {
    group: 'Agent',
    about: 'file (mode 0600) with the bearer token of the agent, made at first start',
    unit: 'path',
    fallback: 'token in AGENT_STATE_DIR',
  }),
  AGENT_TARGETS_FILE: doc(path.optional(), {
    group: 'Agent',
    about: 'JSON file of what the agent may touch: [{name, kind: "proxy", listen: {host, port}, upstream: {host, port}}]',
    unit: 'path',
    fallback: 'targets.json in AGENT_STATE_DIR',
  }),
  AGENT_LEASE_MS: doc(whole(1_000, 600_000).default(15_000), {
    group: 'Agent',
    about: 'without a heartbeat for this long the agent takes its faults back',
    unit: 'ms',
  }),
  AGENT_HEARTBEAT_MS: doc(whole(200, 60_000).default(5_000), { group: 'Agent', about: 'how often a worker renews its faults', unit: 'ms' }),
  MUSICCORP_PORT_BASE: doc(port.default(4700), {
    group: 'Sample system',
    about: 'first of ten ports of the MusicCorp services',
    unit: 'port',
  }),
  MUSICCORP_PROXY_BASE: doc(port.default(4720), {
    group: 'Sample system',
    about: 'first of ten ports of the proxies between them',
    unit: 'port',
  }),
  MUSICCORP_ORDERS_PER_SECOND: doc(whole(1, 200).default(10), {
    group: 'Sample system',
    about: 'steady traffic of the generator',
    unit: 'orders/s',
  }),
  SUPERVISOR_PID: doc(whole(1, 2 ** 31).optional(), {
    group: 'General',
    about: 'set by the supervisor for its children, which leave when that process is gone',
  }),
};

/** Defaults that differ by process. */
const PROCESS_DEFAULTS = {
  api: { METRICS_PORT: 4610, DATABASE_POOL_SIZE: 10 },
  worker: { METRICS_PORT: 4611, DATABASE_POOL_SIZE: 10 },
  reaper: { METRICS_PORT: 4612, DATABASE_POOL_SIZE: 4 },
  agent: { METRICS_PORT: 4613, DATABASE_POOL_SIZE: 2 },
  cli: { METRICS_PORT: 0, DATABASE_POOL_SIZE: 2 },
};

/** The processes that read the configuration. */
export type ProcessName = keyof typeof PROCESS_DEFAULTS;

const raw = z.object(configKeys);

/** Fills what is computed from other keys; paths come out absolute. */
export function withDefaults(values: z.output<typeof raw>, process: ProcessName) {
  const stateDir = values.AGENT_STATE_DIR ?? join(values.DATA_DIR, 'agent');
  return {
    ...values,
    PUBLIC_URL: values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`,
    METRICS_PORT: values.METRICS_PORT ?? PROCESS_DEFAULTS[process].METRICS_PORT,
    DATABASE_POOL_SIZE: values.DATABASE_POOL_SIZE ?? PROCESS_DEFAULTS[process].DATABASE_POOL_SIZE,
    SECRET_KEY_FILE: values.SECRET_KEY_FILE ?? join(values.DATA_DIR, 'secret.key'),
    EGRESS_ALLOW_FILE: values.EGRESS_ALLOW_FILE ?? join(values.DATA_DIR, 'egress-allow.json'),
    AGENT_URL: values.AGENT_URL ?? `http://${values.AGENT_HOST}:${values.AGENT_PORT}`,
    AGENT_STATE_DIR: stateDir,
    AGENT_TOKEN_FILE: values.AGENT_TOKEN_FILE ?? join(stateDir, 'token'),
    AGENT_TARGETS_FILE: values.AGENT_TARGETS_FILE ?? join(stateDir, 'targets.json'),
  };
}

/** Checks raw environment values key by key; unknown variables are left alone. */
export const configSchema = raw;

/** The configuration of one process, checked and complete. */
export type Config = ReturnType<typeof withDefaults>;
