import { IdentityModule, identityEntities } from '@identity';
import type { Type } from '@nestjs/common';
import type { JobHandler, Ticker } from '@platform/jobs';

/** What the libs bring to the worker. */
export const modules = [IdentityModule];
export const entities = [...identityEntities];
export const handlers: Type<JobHandler<never>>[] = [];
export const tickers: Type<Ticker>[] = [];
