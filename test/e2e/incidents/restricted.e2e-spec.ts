import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

const CANARY = 'canary-of-a-restricted-incident';

let api: TestApi;
let member: TestClient;
let outsider: TestClient;
let admin: TestClient;
let inside: string;
let elsewhere: string;
let serviceId: string;
let incident: { id: string; key: string };
let entryId: string;
let windowId: string;
beforeAll(async () => {
  api = await startTestApi();
  inside = await api.team('inside');
  elsewhere = await api.team('elsewhere');
  member = await api.as('contributor', { teams: [inside] });
  outsider = await api.as('contributor', { teams: [elsewhere] });
  admin = await api.as('admin');
  serviceId = (await member.must('serviceCreate', { key: 'order', name: 'Order', tier: 'TIER1' }, 'service { id }')).service.id;
  const input = { title: `${CANARY} title`, summary: CANARY, severity: 'SEV1', serviceIds: [serviceId], restrictedToTeamIds: [inside] };
  incident = (await member.must('incidentDeclare', input, 'incident { id key }')).incident;
  const entry = { incidentId: incident.id, text: `${CANARY} entry` };
  entryId = (await member.must('timelineEntryAdd', entry, 'timelineEntry { id }')).timelineEntry.id;
  const window = { incidentId: incident.id, startsAt: '2026-01-01T00:00:00Z', description: CANARY };
  windowId = (await member.must('impactWindowAdd', window, 'impactWindow { id }')).impactWindow.id;
});
afterAll(() => api?.close());

it('is seen by members of its teams, with the teams named', async () => {
  const read = await member.ok(
    'query ($id: ID) { incident(id: $id) { title restricted restrictedTo { key } timeline { nodes { text } } } }',
    {
      id: incident.id,
    },
  );
  expect(read.incident).toMatchObject({ title: `${CANARY} title`, restricted: true, restrictedTo: [{ key: 'inside' }] });
});

it.each(['outsider', 'admin'])('does not exist for an %s in any answer', async (who) => {
  const client = who === 'admin' ? admin : outsider;
  const reply = await client.send(
    `query ($service: ID, $search: String) {
      incidents(filter: { search: $search }) { totalCount nodes { id title } edges { cursor } pageInfo { endCursor } }
      all: incidents { totalCount nodes { key title summary } }
      service(id: $service) { incidents { totalCount nodes { title timeline { nodes { text } } } } }
      services { nodes { incidents(filter: { serviceId: $service }) { totalCount } } }
    }`,
    { service: serviceId, search: 'canary' },
  );
  expect(reply.errors).toEqual([]);
  expect(reply.data.incidents).toEqual({ totalCount: 0, nodes: [], edges: [], pageInfo: { endCursor: null } });
  expect(reply.data.all.totalCount).toBe(0);
  expect(reply.data.service.incidents.totalCount).toBe(0);
  for (const variables of [{ id: incident.id }, { key: incident.key }]) {
    const one = await client.send('query ($id: ID, $key: String) { incident(id: $id, key: $key) { id } }', variables);
    expect(one.errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    expect(one.body).not.toContain(CANARY);
  }
  expect(reply.body).not.toContain(CANARY);
});

it('answers every mutation of an outsider like a missing one', async () => {
  const { id } = incident;
  const at = '2026-01-01T00:00:00Z';
  const inputs: [string, Record<string, unknown>][] = [
    ['incidentUpdate', { id, expectedRevision: 1 }],
    ['incidentSeverityChange', { id, expectedRevision: 1, severity: 'SEV5' }],
    ['incidentStatusChange', { id, expectedRevision: 1, statusId: id }],
    ['incidentServicesSet', { id, expectedRevision: 1, serviceIds: [] }],
    ['incidentRestrict', { id, expectedRevision: 1, teamIds: [] }],
    ['incidentMilestoneSet', { incidentId: id, expectedRevision: 1, milestone: 'DETECTED', at, source: 'x' }],
    ['incidentMilestoneClear', { incidentId: id, expectedRevision: 1, milestone: 'DETECTED' }],
    ['impactWindowAdd', { incidentId: id, startsAt: at }],
    ['impactWindowUpdate', { id: windowId, expectedRevision: 1 }],
    ['impactWindowRemove', { id: windowId, expectedRevision: 1 }],
    ['timelineEntryAdd', { incidentId: id, text: 'x' }],
    ['timelineEntryUpdate', { id: entryId, expectedRevision: 1 }],
    ['timelineEntryHide', { id: entryId, expectedRevision: 1 }],
    ['timelineEntryRestore', { id: entryId, expectedRevision: 1 }],
    ['timelineEntryPin', { id: entryId, expectedRevision: 1, pinned: true }],
  ];
  const rows = () =>
    api.db.query(
      'select revision, (select count(*)::int from timeline_entry) entries, (select count(*)::int from impact_window) windows from incident',
    );
  const before = await rows();
  for (const [name, input] of inputs) expect([name, await outsider.refusal(name, input)]).toEqual([name, ['NOT_FOUND']]);
  expect(await rows()).toEqual(before);
});

it('cannot be restricted so that the one who does it is locked out', async () => {
  const base = { title: 'x', severity: 'SEV1' };
  const before = await api.db.query('select count(*) from incident');
  expect(await outsider.refusal('incidentDeclare', { ...base, restrictedToTeamIds: [inside] })).toEqual(['NOT_YOUR_TEAM']);
  expect(await api.db.query('select count(*) from incident')).toEqual(before);
  const { incident: open } = await outsider.must('incidentDeclare', base, 'incident { id }');
  expect(await outsider.refusal('incidentRestrict', { id: open.id, expectedRevision: 1, teamIds: [inside] })).toEqual(['NOT_YOUR_TEAM']);
  await outsider.must('incidentRestrict', { id: open.id, expectedRevision: 1, teamIds: [inside, elsewhere] });
  await member.must('incidentRestrict', { id: open.id, expectedRevision: 2, teamIds: [] });
  expect((await admin.ok('query ($id: ID) { incident(id: $id) { restricted revision } }', { id: open.id })).incident).toEqual({
    restricted: false,
    revision: 3,
  });
});
