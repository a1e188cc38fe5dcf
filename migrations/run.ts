import 'reflect-metadata';
import { makeDataSource } from '@platform/database';
import { runMigrations as migrateQueue } from 'bullmq';
import { Client } from 'pg';
import { migrations } from './index';

const LOCK = 4_600_001;

export interface MigrateOptions {
  /** The role that owns the schema. */
  ownerUrl: string;
  /** The role that runs the product and gets its rights here; absent when one role does both. */
  appRole?: string | undefined;
  log?: (line: { migration: string; ms: number }) => void;
}

/**
 * Applies all pending migrations, each in its own transaction, under an advisory lock so that two starts wait for each other; then gives the
 * app role its rights: everything on the tables, but only insert and select on the audit table.
 */
export async function runMigrations({ ownerUrl, appRole, log = () => undefined }: MigrateOptions): Promise<{ applied: string[] }> {
  const lock = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    const dataSource = makeDataSource({ url: ownerUrl, poolSize: 2, applicationName: 'second-story migrate', entities: [], migrations });
    dataSource.setOptions({ extra: { connectionTimeoutMillis: 5000, lock_timeout: 2000 } });
    await dataSource.initialize();
    try {
      const started = Date.now();
      const applied = (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name);
      for (const migration of applied) log({ migration, ms: Date.now() - started });
      const queueClient = lock as unknown as Parameters<typeof migrateQueue>[0];
      await migrateQueue(queueClient, 'bullmq');
      if (appRole) await grant(lock, appRole);
      return { applied };
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}

async function grant(client: Client, role: string): Promise<void> {
  const app = client.escapeIdentifier(role);
  for (const schema of ['public', 'bullmq']) {
    await client.query(`grant usage on schema ${schema} to ${app}`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${app}`);
    // The queue's own sequences were made by the app role itself; only ours can and need to be granted.
    const sequences = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'S' and n.nspname = $1 and pg_get_userbyid(c.relowner) = current_user`,
      [schema],
    );
    for (const { name } of sequences.rows) await client.query(`grant usage, select on sequence ${name} to ${app}`);
    await client.query(`grant execute on all functions in schema ${schema} to ${app}`);
  }
  // The queue makes one sequence per queue when the first job is added.
  await client.query(`grant create on schema bullmq to ${app}`);
  await client.query(`revoke update, delete, truncate on audit_event from ${app}`);
  await client.query(`revoke insert, update, delete on schema_migration from ${app}`);
}

async function main(): Promise<void> {
  const ownerUrl = process.env.OWNER_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!ownerUrl) throw new Error('OWNER_DATABASE_URL or DATABASE_URL must name the database to migrate');
  const appUrl = process.env.DATABASE_URL;
  const appRole =
    appUrl && new URL(appUrl).username !== new URL(ownerUrl).username ? decodeURIComponent(new URL(appUrl).username) : undefined;
  if (!appRole)
    console.warn(
      JSON.stringify({ level: 'warn', msg: 'owner and app use one database role: the audit table is not protected from the app' }),
    );
  await runMigrations({ ownerUrl, appRole, log: (line) => console.info(JSON.stringify(line)) });
}

if (require.main === module) {
  main().catch((error: Error) => {
    console.error(JSON.stringify({ level: 'error', msg: `migration failed: ${error.message}` }));
    process.exitCode = 1;
  });
}
