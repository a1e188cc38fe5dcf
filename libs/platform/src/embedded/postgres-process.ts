import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresBinaries } from './postgres-binaries';
import type { RunAs } from './run-as';

// Data of this size lives in memory: with the default cost of a random read PostgreSQL scans small tables again and again instead of using indexes.
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'random_page_cost=1.1'];
/** For clusters that are thrown away after a test run; never for data that anybody keeps. */
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

export interface ServerOptions {
  binaries: PostgresBinaries;
  user: RunAs;
  cluster: string;
  port: number;
  superUrl: string;
  logFile: string;
  throwAway: boolean;
}

/** What postmaster.pid says about a server that may still live: pid, or nothing. */
function postmasterPid(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  return pid > 0 ? pid : undefined;
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

const isOurs = (pid: number, cluster: string) => commandLine(pid).includes(`postgres -D ${cluster} `);

async function gone(pid: number, cluster: string, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(20)) if (!isOurs(pid, cluster)) return true;
  return !isOurs(pid, cluster);
}

/** Stops a server by its pid: fast shutdown, then at once. Nothing but our own server is ever signalled. */
export async function stopServer(pid: number, cluster: string, withinMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isOurs(pid, cluster)) return;
    process.kill(pid, signal);
    if (await gone(pid, cluster, signal === 'SIGINT' ? withinMs : 5_000)) return;
  }
  throw new Error(`PostgreSQL (pid ${pid}) could not be stopped`);
}

/** A server left by a killed parent is stopped; a pid file of a process that is not ours is removed. */
export async function clearLeftovers(cluster: string): Promise<'nothing' | 'stopped' | 'stale'> {
  const pid = postmasterPid(cluster);
  if (pid === undefined) return 'nothing';
  if (isOurs(pid, cluster)) {
    await stopServer(pid, cluster);
    return 'stopped';
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  return 'stale';
}

const tail = (file: string, from: number) =>
  existsSync(file) ? readFileSync(file).subarray(from).toString('utf8').slice(-4_096).trim() : '';

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the server and waits until it answers.
 * @throws Error with the server's last words when it ends or does not answer within a minute
 */
export async function startServer(options: ServerOptions): Promise<ChildProcess> {
  const settings = [...SETTINGS, ...(options.throwAway ? THROW_AWAY : [])].flatMap((setting) => ['-c', setting]);
  const out = openSync(options.logFile, 'a');
  const from = statSync(options.logFile).size;
  const child = spawn(options.binaries.postgres, ['-D', options.cluster, '-p', String(options.port), ...settings], {
    ...options.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure ??= `ended with ${signal ?? `code ${code}`}`;
  });
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) {
    if (failure) throw new Error(`PostgreSQL did not start (${failure}): ${tail(options.logFile, from)}`);
    if (await answers(options.superUrl)) {
      child.unref();
      return child;
    }
  }
  await stopServer(child.pid ?? 0, options.cluster, 1_000);
  throw new Error(`PostgreSQL did not answer within a minute: ${tail(options.logFile, from)}`);
}
