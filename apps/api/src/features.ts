import { CatalogModule, catalogEntities, catalogResolvers } from '@catalog';
import { ChaosModule, chaosEntities, chaosResolvers } from '@chaos';
import { GamedaysModule, gamedaysEntities, gamedaysResolvers } from '@gamedays';
import { IdentityModule, identityEntities, identityResolvers } from '@identity';
import { IncidentsModule, incidentsEntities, incidentsResolvers } from '@incidents';
import { PostmortemsModule, postmortemsEntities, postmortemsResolvers } from '@postmortems';

/** What the libs bring: one module, the entities and the resolvers of each. */
export const modules = [IdentityModule, CatalogModule, IncidentsModule, PostmortemsModule, ChaosModule, GamedaysModule];
export const entities = [
  ...identityEntities,
  ...catalogEntities,
  ...incidentsEntities,
  ...postmortemsEntities,
  ...chaosEntities,
  ...gamedaysEntities,
];
export const resolvers = [
  ...identityResolvers,
  ...catalogResolvers,
  ...incidentsResolvers,
  ...postmortemsResolvers,
  ...chaosResolvers,
  ...gamedaysResolvers,
];
