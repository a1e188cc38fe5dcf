import { ofVisibleIncident, visibleIncident } from '@incidents';
import type { Scope } from '@platform/reads';

/** Whoever sees the incident sees its postmortem. */
export const visiblePostmortem: Scope = ofVisibleIncident;

/** The same for whatever has a `postmortem_id`. */
export const visibleWithPostmortem: Scope = (t) =>
  `exists (select 1 from postmortem vp join incident vi on vi.id = vp.incident_id where vp.id = ${t}.postmortem_id and ${visibleIncident('vi')})`;

/** The same for rows whose `column` is the id of a row of `parent`, which has a `postmortem_id`. */
export const visibleThrough =
  (parent: string, column: string): Scope =>
  (t) =>
    `exists (select 1 from ${parent} vt where vt.id = ${t}.${column} and ${visibleWithPostmortem('vt')})`;
