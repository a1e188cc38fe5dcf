import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '@platform/config';
import { musiccorpTopology } from '../../../../examples/musiccorp/topology';

function writeWhole(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Reads a secret, making it at the first start. */
function keep(file: string, make: () => string): string {
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

const address = (port: number) => ({ host: '127.0.0.1', port });

/** Makes the secret key of this installation if there is none. */
export function keepSecretKey(config: Config): void {
  keep(config.SECRET_KEY_FILE, () => randomBytes(32).toString('base64url'));
}

const welcomeFile = (config: Config) => join(config.DATA_DIR, 'welcome-token');

/** The token of the one-time sign-in link; the same one until there is a first admin. */
export function keepWelcomeToken(config: Config): string {
  return keep(welcomeFile(config), () => randomBytes(24).toString('base64url'));
}

export function dropWelcomeToken(config: Config): void {
  rmSync(welcomeFile(config), { force: true });
}

/** Tells the agent what it may touch, and outgoing calls which private addresses they may reach: the sample system and the agent, nothing else. */
export function writeOperatorFiles(config: Config, env: NodeJS.ProcessEnv, sample: boolean): void {
  const { services, proxies } = sample ? musiccorpTopology(env) : { services: [], proxies: [] };
  const targets = proxies.map(({ name, listenPort, upstreamPort }) => ({
    name,
    kind: 'proxy',
    listen: address(listenPort),
    upstream: address(upstreamPort),
  }));
  writeWhole(config.AGENT_TARGETS_FILE, targets);
  const ports = [config.AGENT_PORT, ...services.map(({ port }) => port), ...proxies.map(({ listenPort }) => listenPort)];
  writeWhole(config.EGRESS_ALLOW_FILE, { allow: ports.map((port) => `127.0.0.1:${port}`) });
}
