import type { Scope } from '@platform/reads';

/** Which incidents a viewer may see: those open to everybody, and those restricted to one of the viewer's teams. */
export const visibleIncident: Scope = (t) => `(${t}.restricted_to is null or ${t}.restricted_to && $1::uuid[])`;

/** The same for rows that belong to an incident by their column `incident_id`. */
export const ofVisibleIncident: Scope = (t) =>
  `exists (select 1 from incident vi where vi.id = ${t}.incident_id and ${visibleIncident('vi')})`;
