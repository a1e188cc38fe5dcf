import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformOptions } from '@platform/nest';
import { entities, handlers, modules, tickers } from './features';
import { HousekeepingTicker } from './housekeeping.ticker';

/** Libs' services plus their handlers and tickers, which only this app mounts. */
@Module({})
export class WorkerModule {
  static forRoot(options: Omit<PlatformOptions, 'entities' | 'applicationName'>): DynamicModule {
    return {
      module: WorkerModule,
      imports: [PlatformModule.forRoot({ ...options, entities, applicationName: 'second-story worker' }), ...modules],
      providers: [...handlers, ...tickers, HousekeepingTicker],
    };
  }
}

export const tickerClasses = [...tickers, HousekeepingTicker];
