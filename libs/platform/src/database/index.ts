export { type DatabaseOptions, makeDataSource } from './data-source';
export { durabilityWarnings } from './durability';
export { namedQuery, poolOf } from './sql';
export { type AuditRecord, LIVE_CHANNEL, type LiveChange, OUTBOX_CHANNEL, Tx } from './tx';
export { isConnectionLoss, sqlState, UnitOfWork } from './unit-of-work';
