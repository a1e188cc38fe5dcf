export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startPostgres } from './embedded-postgres';
export { freePort, isPortFree } from './free-port';
