import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configKeys, loadConfig, type ProcessName } from '@platform/config';
import { parse } from 'yaml';

interface Service {
  image: string;
  command: string[];
  user?: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  ports?: string[];
  restart?: string;
  stop_grace_period?: string;
}

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service> };
const { services } = compose;
const OURS = ['migrate', 'api', 'worker', 'reaper', 'agent'] as const;
const service = (name: string): Service => services[name] ?? { image: '', command: [] };

/** What compose makes of `${NAME:?message}` and `${NAME:-default}` when .env holds usable values. */
const filled = (value: string) => value.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1').replace(/\$\{[A-Z_]+:\?[^}]*\}/g, 'AValueFromTheEnvFile');
const environment = (name: string) =>
  Object.fromEntries(Object.entries(service(name).environment ?? {}).map(([key, value]) => [key, filled(String(value))]));

describe('docker-compose.yml', () => {
  it('runs the whole production shape', () => {
    expect(Object.keys(services).sort()).toEqual(['agent', 'api', 'migrate', 'postgres', 'reaper', 'redis', 'worker']);
  });

  it.each(OURS)('%s knows only configuration keys, with values that the schema accepts', (name) => {
    const env = environment(name);
    expect(Object.keys(env).filter((key) => !(key in configKeys))).toEqual([]);
    const process: ProcessName = name === 'migrate' ? 'cli' : name;
    const config = loadConfig(env, { process, required: name === 'agent' ? [] : ['DATABASE_URL', 'REDIS_URL'] });
    expect(config.NODE_ENV).toBe('production');
  });

  it.each(OURS)('%s runs a source of this project, as a normal user', (name) => {
    const [program, entry] = service(name).command;
    expect(program).toBe('node');
    expect(entry).toMatch(/^dist\/.*\.js$/);
    expect(existsSync(join(root, (entry ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
    expect(service(name).user).toBe('node');
  });

  it('gives the owner role to the one-shot migration alone', () => {
    expect(OURS.filter((name) => 'OWNER_DATABASE_URL' in environment(name))).toEqual(['migrate']);
    expect(service('migrate').restart).toBe('no');
    expect(new URL(environment('migrate').OWNER_DATABASE_URL ?? '').username).not.toBe(
      new URL(environment('api').DATABASE_URL ?? '').username,
    );
  });

  it('starts what works on the database only after the migration and healthy servers', () => {
    for (const name of ['api', 'worker', 'reaper']) {
      expect(service(name).depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
        migrate: { condition: 'service_completed_successfully' },
      });
    }
  });

  it('checks the health of everything that stays up', () => {
    for (const name of Object.keys(services).filter((one) => one !== 'migrate')) expect(service(name).healthcheck?.test[0]).toBe('CMD');
  });

  it('keeps Redis from losing or evicting jobs, with prompt timers', () => {
    const flags = service('redis').command.join(' ');
    for (const flag of ['--appendonly yes', '--appendfsync everysec', '--maxmemory-policy noeviction', '--hz 100'])
      expect(flags).toContain(flag);
  });

  it('leaves durability of PostgreSQL on and makes both roles', () => {
    expect(service('postgres').command.join(' ')).not.toMatch(/fsync=off|synchronous_commit=off/);
    for (const line of [
      'create role second_story_owner',
      'create role second_story_app',
      'create database second_story owner second_story_owner',
    ])
      expect(text).toContain(line);
  });

  it('opens the API on loopback and nothing else', () => {
    expect(Object.entries(services).flatMap(([, { ports = [] }]) => ports)).toEqual(['127.0.0.1:4600:4600']);
  });

  it('gives the reaper longer to leave than everything else', () => {
    const grace = (name: string) => Number.parseInt(service(name).stop_grace_period ?? '10', 10);
    expect(grace('reaper')).toBeGreaterThan(Math.max(grace('api'), grace('worker'), grace('agent')));
  });
});

describe('the Dockerfile', () => {
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n');

  it('has several stages on Debian with Node 24 and ends as a normal user', () => {
    const stages = lines.filter((line) => line.startsWith('FROM '));
    expect(stages.length).toBeGreaterThan(1);
    for (const stage of stages) expect(stage).toMatch(/^FROM node:24-[a-z]+-slim/);
    expect(lines.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER node');
  });

  it('runs no install script', () => {
    const installs = lines.filter((line) => /npm (ci|install)/.test(line));
    expect(installs.length).toBeGreaterThan(0);
    for (const line of installs) expect(line).toContain('--ignore-scripts');
  });

  it('copies only files that exist', () => {
    const copied = lines.filter((line) => /^COPY (?!--from|\. )/.test(line)).flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
