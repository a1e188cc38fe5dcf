/** The parsing door of postmortems, free of Nest and of the database: for the CLI. */
export { parsePostmortem } from './parse-postmortem';
export type { ParsedPostmortem } from './parsed-postmortem';
export { isKnownZone } from './time/zones';
