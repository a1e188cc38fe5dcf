import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

export const MISSING = '01890000-0000-7000-8000-000000000000';
export const HOSTILE = '<script>alert(1)</script> \u202Eright to left 🧯 \0 & "quotes"';

export let api: TestApi;
export let writer: TestClient;
export let viewer: TestClient;
export let admin: TestClient;
export let serviceId: string;
export let statuses: Record<string, string>;
/** Starts the API with a service and a person of each role; call once at the top of a file. */
export function useIncidentWorld(): void {
  beforeAll(async () => {
    api = await startTestApi();
    writer = await api.as('contributor');
    viewer = await api.as('viewer');
    admin = await api.as('admin');
    serviceId = (await writer.must('serviceCreate', { key: 'order', name: 'Order', tier: 'TIER1' }, 'service { id }')).service.id;
    const { incidentStatuses } = await viewer.ok('{ incidentStatuses { nodes { id key } } }');
    statuses = Object.fromEntries(incidentStatuses.nodes.map(({ id, key }: { id: string; key: string }) => [key, id]));
  });
  afterAll(() => api?.close());
}

export const declare = async (extra: Record<string, unknown> = {}) =>
  (await writer.must('incidentDeclare', { title: 'Orders fail', severity: 'SEV2', ...extra }, 'incident { id key revision }')).incident;
export const read = async (id: string, selection: string) =>
  (await viewer.ok(`query ($id: ID) { incident(id: $id) { ${selection} } }`, { id })).incident;
export const state = async () =>
  (
    await api.db.query(
      `select (select count(*) from incident)::int incidents, (select coalesce(sum(revision), 0) from incident)::int revisions,
       (select count(*) from incident_milestone)::int milestones, (select count(*) from incident_service)::int services,
       (select count(*) from impact_window)::int windows, (select coalesce(sum(revision), 0) from impact_window)::int window_revisions,
       (select count(*) from timeline_entry)::int entries, (select count(*) from incident_status)::int statuses,
       (select count(*) from audit_event where action like 'incident%' or action like 'impactWindow%')::int audits`,
    )
  )[0];
export async function refused(client: TestClient, name: string, input: Record<string, unknown>) {
  const before = await state();
  const payload = await client.mutate(name, input);
  expect(await state()).toEqual(before);
  return payload.userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`);
}
