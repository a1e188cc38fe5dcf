/** What worker and reaper share: the ledger in plain SQL, without Nest and TypeORM. */
export { addRunEvent, askFor, LIVE_CHANNEL, STOP_TOPIC } from './announce';
export { type FaultRow, SELECT_FAULTS } from './fault-row';
export { GRACE_MS, healFault } from './heal-fault';
export { leverEngaged } from './lever';
export { moveRun } from './move-run';
export { openConnection, type SealedConnection } from './open-connection';
export { PgStore, type Query, type Store } from './store';
