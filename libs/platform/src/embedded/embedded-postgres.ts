import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { firstFreePort, isPortFree } from './free-port';
import { findBinaries, type PostgresBinaries } from './postgres-binaries';
import { placeFor } from './postgres-place';
import { clearLeftovers, startServer, stopServer } from './postgres-process';
import { APP_ROLE, DATABASE, ensureRoles, OWNER_ROLE } from './postgres-roles';
import { type RunAs, runAs } from './run-as';

export interface EmbeddedPostgresOptions {
  /** Folder below which the cluster lies (`pg18` for PostgreSQL 18). Made if missing. */
  dataDir: string;
  /** First port tried; 0 takes any. Default: the port of the last start, else any. */
  port?: number;
  /** Refuse instead of moving to the next port: for a restart below running clients. */
  exactPort?: boolean;
  /** Folder of an installed PostgreSQL's programs instead of the packaged ones. */
  binDir?: string;
  /** Durability off and databases for the owner role to make: only for clusters that a test throws away. */
  throwAway?: boolean;
  /** Told in words what happens. */
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Role that owns and migrates the database. */
  ownerUrl: string;
  /** Role that runs the product: neither owner nor superuser. */
  appUrl: string;
  port: number;
  pid: number;
  /** Settles when the server process ends, wanted or not. */
  exited: Promise<void>;
  /** Fast shutdown; settles when the process is gone. */
  stop(): Promise<void>;
}

interface Access {
  port: number;
  superuser: string;
  owner: string;
  app: string;
}

function readAccess(file: string, cluster: string): Access {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Access;
  if (existsSync(cluster))
    throw new Error(
      `${file} with the passwords of the database in ${cluster} is missing: put it back, or move that folder away to begin anew`,
    );
  const password = () => randomBytes(24).toString('base64url');
  return { port: 0, superuser: password(), owner: password(), app: password() };
}

function writeAccess(file: string, access: Access): void {
  writeFileSync(`${file}.new`, JSON.stringify(access), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Makes the cluster in a side folder first, so that one that was interrupted is never taken for a whole one. */
function initCluster(binaries: PostgresBinaries, user: RunAs, cluster: string, password: string): void {
  const half = `${cluster}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  const passwordFile = `${cluster}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
  const locale = process.platform === 'linux' ? '--locale=C.UTF-8' : '--no-locale';
  const args = ['-D', half, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', locale, '--no-sync'];
  const done = spawnSync(binaries.initdb, args, { ...user, cwd: '/', encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) throw new Error(`initdb failed: ${(done.error?.message ?? `${done.stdout}${done.stderr}`).slice(-2_000).trim()}`);
  renameSync(half, cluster);
}

const BUSY = /could not bind|Address already in use|pre-existing shared memory|postmaster\.pid" already exists/;

/**
 * Starts a PostgreSQL server of our own on loopback, making cluster, database and roles on the first start.
 * A server left behind by a killed parent is stopped and started again; rows stay.
 *
 * @throws Error in words: no programs for this machine, no free port, the server's last lines
 */
export async function startPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const user = runAs();
  const place = placeFor(options.dataDir, user, log);
  const binaries = findBinaries({ binDir: options.binDir, place, user });
  const cluster = join(place, `pg${binaries.major}`);
  const accessFile = `${cluster}.access.json`;
  const access = readAccess(accessFile, cluster);
  writeAccess(accessFile, access);
  if (!existsSync(cluster)) initCluster(binaries, user, cluster, access.superuser);
  if ((await clearLeftovers(cluster)) === 'stopped') log('stopped a PostgreSQL that an earlier run left behind');

  const url = (role: string, password: string, database: string) => `postgres://${role}:${password}@127.0.0.1:${access.port}/${database}`;
  for (let attempt = 1; ; attempt++) {
    const wanted = options.port ?? access.port;
    const known =
      !options.exactPort && access.port !== 0 && options.port !== 0 && (await isPortFree(access.port)) ? access.port : undefined;
    access.port = options.exactPort ? wanted : (known ?? (await firstFreePort(wanted)));
    const superUrl = url('postgres', access.superuser, 'postgres');
    try {
      const settings = {
        binaries,
        user,
        cluster,
        superUrl,
        port: access.port,
        logFile: `${cluster}.log`,
        throwAway: options.throwAway ?? false,
      };
      const child = await startServer(settings);
      const pid = child.pid ?? 0;
      const exited = new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('exit', () => resolve());
      });
      writeAccess(accessFile, access);
      await ensureRoles(superUrl, access, options.throwAway ?? false);
      return {
        ownerUrl: url(OWNER_ROLE, access.owner, DATABASE),
        appUrl: url(APP_ROLE, access.app, DATABASE),
        port: access.port,
        pid,
        exited,
        stop: () => stopServer(pid, cluster),
      };
    } catch (error) {
      // After a SIGKILL of the server its own children hold the port and the memory for a moment.
      if (attempt >= 40 || !BUSY.test((error as Error).message)) throw error;
      await sleep(250);
    }
  }
}
