import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { storedKeyProblems } from '../architecture/json-law';

export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  /** Rows as the owner, for arranging and for asserting state. */
  query<Row = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Also fails when the test wrote a JSON key that the law refuses: whatever any test stores is looked at. */
  drop(): Promise<void>;
}

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run database tests with npm test, or node scripts/with-test-db.mjs npx jest …`);
  return value;
};

const at = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** A database of its own for one test file, cloned from the migrated template in some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = need('TEST_OWNER_URL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: server });
  await admin.connect();
  try {
    // Two files cloning at once exclude each other; waiting is all it takes.
    await admin.query('select pg_advisory_lock(4600099)');
    await admin.query(`create database ${name} template ${need('TEST_TEMPLATE_DB')}`);
  } finally {
    await admin.end();
  }
  const ownerUrl = at(server, name);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const query = async <Row>(sql: string, params: unknown[] = []): Promise<Row[]> => (await client.query(sql, params)).rows;
  return {
    ownerUrl,
    appUrl: at(need('TEST_APP_URL'), name),
    query,
    drop: async () => {
      const problems = await storedKeyProblems(query);
      await client.end();
      const last = new Client({ connectionString: server });
      await last.connect();
      // Autovacuum may be in the database at this moment, and only a superuser may end it; the cluster is thrown away anyway.
      await last.query(`drop database if exists ${name} with (force)`).catch(() => undefined);
      await last.end();
      if (problems.length > 0) throw new Error(`JSON keys that the law refuses were stored: ${problems.join('; ')}`);
    },
  };
}
