import { IncidentsService, TimelineService } from '@incidents';
import { SYSTEM_ACTOR } from '@platform/auth';
import { type Tx, UnitOfWork } from '@platform/database';
import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

const RUN = '01890000-0000-7000-8000-0000000000aa';
const MISSING = '01890000-0000-7000-8000-000000000000';

let api: TestApi;
let viewer: TestClient;
let incidents: IncidentsService;
let timeline: TimelineService;
beforeAll(async () => {
  api = await startTestApi();
  viewer = await api.as('viewer');
  incidents = api.app.get(IncidentsService, { strict: false });
  timeline = api.app.get(TimelineService, { strict: false });
});
afterAll(() => api?.close());

const system = <Result>(work: (tx: Tx) => Promise<Result>) => api.app.get(UnitOfWork, { strict: false }).run(SYSTEM_ACTOR, work);
const read = async (id: string, selection: string) =>
  (await viewer.ok(`query ($id: ID) { incident(id: $id) { ${selection} } }`, { id })).incident;
const drill = () =>
  system((tx) =>
    incidents.openDrill(tx, {
      title: 'Drill: catalog is slow',
      summary: 'What happens to orders?',
      startedAt: new Date('2026-01-01T10:00:00Z'),
      zone: 'Europe/Berlin',
      serviceIds: [],
      restrictedTo: null,
    }),
  );

it('opens a drill whose timeline receives the events of a run', async () => {
  const id = await drill();
  await system(async (tx) => {
    await incidents.setMilestone(tx, id, {
      milestone: 'impact_start',
      at: new Date('2026-01-01T10:01:00Z'),
      source: 'fault ledger',
      zone: 'UTC',
      confidence: 'measured',
    });
    await timeline.addEntry(tx, {
      incidentId: id,
      occurredAt: new Date('2026-01-01T10:01:00Z'),
      kind: 'fault',
      text: 'Latency injected.',
      source: 'RUN-1',
      zone: 'UTC',
      confidence: 'measured',
      actor: 'automation',
      evidence: [{ runId: RUN }],
    });
  });
  expect(
    await read(
      id,
      'kind status { category } zone timeline(filter: { kind: [FAULT] }) { nodes { text evidence { runId url } } } milestones { milestone }',
    ),
  ).toEqual({
    kind: 'DRILL',
    status: { category: 'LIVE' },
    zone: 'Europe/Berlin',
    timeline: { nodes: [{ text: 'Latency injected.', evidence: [{ runId: RUN, url: null }] }] },
    milestones: [{ milestone: 'DECLARED' }, { milestone: 'IMPACT_START' }],
  });
});

it('moves to a category once, and never by a way the rules do not allow', async () => {
  const id = await drill();
  await system((tx) => incidents.changeStatusTo(tx, id, 'learning'));
  await system((tx) => incidents.changeStatusTo(tx, id, 'learning'));
  expect(await read(id, 'status { key } revision')).toEqual({ status: { key: 'learning' }, revision: 2 });
  await expect(system((tx) => incidents.changeStatusTo(tx, id, 'triage'))).rejects.toThrow('can go to live or closed');
  await expect(system((tx) => incidents.changeStatusTo(tx, MISSING, 'learning'))).rejects.toThrow('No Incident');
});

it('adds nothing to an incident that is not there', async () => {
  const entry = {
    incidentId: MISSING,
    occurredAt: new Date(),
    kind: 'note',
    text: 'x',
    source: 'x',
    confidence: 'unknown',
    actor: 'system',
  } as const;
  await expect(system((tx) => timeline.addEntry(tx, entry))).rejects.toThrow('No Incident');
});

it('imports an incident that was told elsewhere, with its times', async () => {
  const at = (minute: number) => new Date(Date.UTC(2024, 0, 1, 10, minute));
  const told = { source: 'imported document', zone: 'UTC', confidence: 'reported' } as const;
  const id = await system((tx) =>
    incidents.importIncident(tx, {
      title: 'Old outage',
      summary: 'Told in a document.',
      severity: 'sev3',
      zone: 'UTC',
      milestones: [
        { milestone: 'impact_start', at: at(0), ...told },
        { milestone: 'detected', at: at(4), ...told },
        { milestone: 'resolved', at: at(34), ...told },
      ],
      entries: [{ occurredAt: at(10), kind: 'action', text: 'Rolled back.', actor: 'responder', ...told }],
    }),
  );
  const incident = await read(id, 'declaredAt status { category } kind timeline { nodes { text } } measurements { name status seconds }');
  expect(incident).toMatchObject({ declaredAt: '2024-01-01T10:04:00.000Z', status: { category: 'LEARNING' }, kind: 'REAL' });
  expect(incident.timeline.nodes.map(({ text }: { text: string }) => text)).toEqual([
    'Impact start.',
    'Detected.',
    'Declared as SEV3.',
    'Rolled back.',
    'Resolved.',
  ]);
  expect(incident.measurements[3]).toEqual({ name: 'TIME_TO_RECOVER', status: 'RECORDED', seconds: 2040 });
});

it('refuses an import with values no form would take', async () => {
  const base = { title: '', summary: '', severity: 'sev3', zone: 'Nowhere', milestones: [], entries: [] } as const;
  await expect(system((tx) => incidents.importIncident(tx, base))).rejects.toMatchObject({
    refusals: [{ code: 'TEXT_REQUIRED' }, { code: 'ZONE_UNKNOWN' }],
  });
});
