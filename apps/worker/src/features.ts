import { CatalogModule, catalogEntities } from '@catalog';
import { ChaosModule, chaosEntities, chaosHandlers, chaosTickers } from '@chaos';
import { GamedaysModule, gamedaysEntities, gamedaysHandlers, gamedaysTickers } from '@gamedays';
import { IdentityModule, identityEntities } from '@identity';
import { IncidentsModule, incidentsEntities } from '@incidents';
import type { Type } from '@nestjs/common';
import type { AnyJobHandler, Ticker } from '@platform/jobs';
import { PostmortemsModule, postmortemsEntities } from '@postmortems';

/** What the libs bring to the worker. */
export const modules = [IdentityModule, CatalogModule, IncidentsModule, PostmortemsModule, ChaosModule, GamedaysModule];
export const entities = [
  ...identityEntities,
  ...catalogEntities,
  ...incidentsEntities,
  ...postmortemsEntities,
  ...chaosEntities,
  ...gamedaysEntities,
];
export const handlers = [...chaosHandlers, ...gamedaysHandlers] as unknown as Type<AnyJobHandler>[];
export const tickers: Type<Ticker>[] = [...chaosTickers, ...gamedaysTickers];
