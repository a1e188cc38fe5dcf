// What the tests stand on: a PostgreSQL cluster of their own in a temporary folder with the migrated template database, and a redis-server of their own.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';

const require = createRequire(import.meta.url);
const TEMPLATE = 'template_second_story';

const running = new Set();

/** Runs a program to its end; resolves with its exit code. */
export function run(command, args, env = {}, stdio = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    running.add(child);
    child.once('close', () => running.delete(child));
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const withDatabase = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

async function withClient(url, work) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A server somebody named in TEST_DATABASE_URL: its role must be able to make databases and roles. */
async function borrowedPostgres(ownerUrl) {
  const password = randomBytes(18).toString('base64url');
  const app = `second_story_test_${process.pid}`;
  await withClient(ownerUrl, (client) => client.query(`create role ${app} login password '${password}'`));
  const appUrl = Object.assign(new URL(ownerUrl), { username: app, password }).href;
  return {
    ownerUrl,
    appUrl,
    stop: () => withClient(ownerUrl, (client) => client.query(`drop role if exists ${app}`)).catch(() => undefined),
  };
}

async function makeTemplate(ownerUrl, appUrl, name) {
  await withClient(ownerUrl, (client) => client.query(`create database ${name}`));
  const env = { OWNER_DATABASE_URL: withDatabase(ownerUrl, name), DATABASE_URL: withDatabase(appUrl, name) };
  const code = await run('node', [join(root, 'dist/migrations/run.js')], env, ['ignore', 'ignore', 'inherit']);
  if (code !== 0) throw new Error('the migrations did not run on the template database');
}

/**
 * Starts everything; returns the environment for Jest, what is missing on this machine, and stop().
 * TEST_DATABASE_URL and TEST_REDIS_URL name servers to use instead of our own.
 */
export async function startServices({ redis = true } = {}) {
  const embedded = (part) => require(join(root, `dist/libs/platform/src/embedded/${part}.js`));
  const { startPostgres } = embedded('embedded-postgres');
  const { startRedis } = embedded('embedded-redis');
  const dir = mkdtempSync(join(tmpdir(), 'second-story-test-'));
  const stops = [() => rmSync(dir, { recursive: true, force: true })];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const borrowed = process.env.TEST_DATABASE_URL;
    const postgres = borrowed
      ? await borrowedPostgres(borrowed)
      : await startPostgres({ dataDir: dir, port: 0, throwAway: true, binDir: process.env.PG_BIN_DIR });
    stops.push(() => postgres.stop());
    const template = borrowed ? `${TEMPLATE}_${process.pid}` : TEMPLATE;
    if (borrowed) stops.push(() => withClient(borrowed, (client) => client.query(`drop database if exists ${template} with (force)`)));
    await makeTemplate(postgres.ownerUrl, postgres.appUrl, template);
    const env = { TEST_OWNER_URL: postgres.ownerUrl, TEST_APP_URL: postgres.appUrl, TEST_TEMPLATE_DB: template };
    const skipped = [];
    if (process.env.TEST_REDIS_URL) env.TEST_REDIS_URL = process.env.TEST_REDIS_URL;
    else if (redis) {
      const server = await startRedis({ dir });
      if (server) {
        stops.push(() => server.stop());
        env.TEST_REDIS_URL = server.url;
      } else
        skipped.push(
          'everything on Redis: no redis-server on the PATH (Debian: apt-get install redis-server), or name one in TEST_REDIS_URL',
        );
    }
    const corpus = process.env.SECOND_STORY_CORPUS;
    if (!corpus || !existsSync(corpus))
      skipped.push('suites over third-party examples: set SECOND_STORY_CORPUS to the folder that holds them');
    return { env, skipped, dir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends the running program and the services on Ctrl-C and SIGTERM too. */
export function stopOnSignals(stop) {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      void stop().finally(() => process.exit(code));
    });
  }
}
