import type { Pool } from 'pg';

/** Runs one statement and gives its rows. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of a row is known only where the statement is written
export type Query = <Row extends Record<string, any> = any>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

/** The database as worker and reaper use it for runs and faults: plain SQL, each transaction short. */
export interface Store {
  query: Query;
  /** Commits what `work` wrote, or nothing of it. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>;
}

/** A store on a pool of connections. */
export class PgStore implements Store {
  constructor(private readonly pool: Pool) {}

  readonly query: Query = async (sql, params = []) => (await this.pool.query(sql, params as unknown[])).rows;

  async transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // A connection that dies between two statements must end this transaction, not the process.
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError);
    try {
      await client.query('begin');
      const result = await work(async (sql, params = []) => (await client.query(sql, params as unknown[])).rows);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}
