import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Sealer } from '../auth';
import { Clock, SystemClock } from '../clock';
import type { Config } from '../config';
import { makeDataSource, UnitOfWork } from '../database';
import { Mutations } from '../graphql';
import { IdSource, UuidSource } from '../ids';
import { LiveEvents } from '../live';
import { AppLog } from './app-log';
import { readSecretKey } from './secret-key';
import { CONFIG } from './tokens';

export interface PlatformOptions {
  config: Config & { DATABASE_URL: string };
  applicationName: string;
  entities: NonNullable<DataSourceOptions['entities']>;
  log: AppLog;
}

/** Ends connections after everything that uses them has stopped. */
class Connections implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LiveEvents,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.live.stop();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** What every lib's services may inject: data source, unit of work, mutations, clock, ids, live events, sealer, log, configuration. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, applicationName, entities, log }: PlatformOptions): DynamicModule {
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: AppLog, useValue: log },
      { provide: IdSource, useClass: UuidSource },
      { provide: Clock, useClass: SystemClock },
      { provide: Sealer, useFactory: () => new Sealer(readSecretKey(config)) },
      {
        provide: DataSource,
        useFactory: () =>
          makeDataSource({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE, applicationName, entities }).initialize(),
      },
      {
        provide: UnitOfWork,
        useFactory: (dataSource: DataSource, ids: IdSource) => new UnitOfWork(dataSource, ids),
        inject: [DataSource, IdSource],
      },
      { provide: Mutations, useFactory: (work: UnitOfWork) => new Mutations(work), inject: [UnitOfWork] },
      {
        provide: LiveEvents,
        useFactory: () =>
          new LiveEvents(config.DATABASE_URL, (error) => log.warn({ err: error }, 'live events: connection lost, trying again')),
      },
    ];
    return {
      module: PlatformModule,
      providers: [
        ...shared,
        {
          provide: Connections,
          useFactory: (dataSource: DataSource, live: LiveEvents) => new Connections(dataSource, live),
          inject: [DataSource, LiveEvents],
        },
      ],
      exports: shared.map(({ provide }) => provide),
    };
  }
}
