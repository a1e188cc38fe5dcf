import type { Pool, QueryResult, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';

/** The pg pool behind a data source: TypeORM cannot name statements, and planning an unnamed one is three quarters of its cost. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/** Runs a statement under a name, so that each connection plans it once. */
export function namedQuery<Row extends QueryResultRow>(
  pool: Pool,
  name: string,
  text: string,
  values: unknown[],
): Promise<QueryResult<Row>> {
  return pool.query<Row>({ name, text, values });
}
