import { visibleIncident } from '@incidents';
import type { Scope } from '@platform/reads';

/** Whoever sees the incident sees its postmortem. */
export const visiblePostmortem: Scope = (t) =>
  `exists (select 1 from incident vi where vi.id = ${t}.incident_id and ${visibleIncident('vi')})`;

/** The same for whatever has a `postmortem_id`. */
export const visibleWithPostmortem: Scope = (t) =>
  `exists (select 1 from postmortem vp join incident vi on vi.id = vp.incident_id where vp.id = ${t}.postmortem_id and ${visibleIncident('vi')})`;
