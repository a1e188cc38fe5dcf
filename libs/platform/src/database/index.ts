export { makeDataSource } from './data-source';
export { durabilityWarnings } from './durability';
export { setLinks } from './set-links';
export { namedQuery, poolOf } from './sql';
export { LIVE_CHANNEL, type LiveChange, OUTBOX_CHANNEL, Tx } from './tx';
export { isConnectionLoss, UnitOfWork } from './unit-of-work';
