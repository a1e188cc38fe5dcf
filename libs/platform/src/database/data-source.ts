import { DataSource, type DataSourceOptions } from 'typeorm';

export interface DatabaseOptions {
  url: string;
  /** Connections this process may hold; stack budget: api 10, worker 10, cli 2. */
  poolSize: number;
  applicationName: string;
  entities: NonNullable<DataSourceOptions['entities']>;
  migrations?: DataSourceOptions['migrations'];
}

/**
 * The one way to a TypeORM data source. Every wait has an end: the pool (2 s), a lock (2 s), a statement (5 s in the server, 6 s here, since a
 * frozen server keeps no promises), an idle transaction (10 s). Named statements with custom timeouts are set by the caller.
 */
export function makeDataSource({ url, poolSize, applicationName, entities, migrations = [] }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName,
    entities,
    migrations,
    poolSize,
    synchronize: false,
    logging: false,
    migrationsTableName: 'schema_migration',
    extra: {
      connectionTimeoutMillis: 2000,
      idleTimeoutMillis: 0,
      query_timeout: 6000,
      statement_timeout: 5000,
      lock_timeout: 2000,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
    poolErrorHandler: () => undefined,
  });
}
