import { IdentityModule, identityEntities, identityResolvers } from '@identity';

/** What the libs bring: one module, the entities and the resolvers of each. */
export const modules = [IdentityModule];
export const entities = [...identityEntities];
export const resolvers = [...identityResolvers];
