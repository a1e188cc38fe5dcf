import { Client } from 'pg';
import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

const INCIDENTS = 2000;
const PAGE = `{ incidents(first: 50, filter: { severity: [SEV1, SEV2] }) { nodes {
  id key title severity declaredAt status { name category } services { key name } timelineEntryCount measurements { name seconds }
} pageInfo { hasNextPage endCursor } } }`;

let api: TestApi;
let writer: TestClient;
let statements: { text: string; values: unknown[] }[] = [];
const query = Client.prototype.query;
beforeAll(async () => {
  api = await startTestApi();
  writer = await api.as('contributor');
  await api.db.query(`
    insert into service (id, key, name, tier) select gen_random_uuid(), 's' || n, 'Service ' || n, 'tier1' from generate_series(1, 40) n;
    insert into incident (id, number, kind, title, severity, status_id, zone, declared_at)
      select gen_random_uuid(), n, 'real', 'Incident ' || n, 'sev' || (n % 5 + 1), (select id from incident_status where key = 'closed'), 'UTC',
        now() - n * interval '1 hour' from generate_series(1, ${INCIDENTS}) n;
    insert into incident_service select i.id, s.id from incident i join lateral (select id from service where (hashtext(i.id::text || key) % 13) = 0) s on true;
    insert into timeline_entry (id, incident_id, occurred_at, kind, text, source, zone, confidence, actor)
      select gen_random_uuid(), i.id, i.declared_at + n * interval '1 minute', 'note', 'Entry ' || n, 'x', 'UTC', 'reported', 'responder'
      from incident i, generate_series(1, 10) n;
    select setval('incident_number', ${INCIDENTS});
    analyze incident; analyze incident_service; analyze timeline_entry; analyze service`);
  await writer.ok(PAGE);
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [first, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    statements.push(typeof first === 'string' ? { text: first, values: values ?? [] } : { text: first.text, values: first.values ?? [] });
    return (query as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof query;
});
afterAll(async () => {
  Client.prototype.query = query;
  await api?.close();
});
beforeEach(() => {
  statements = [];
});

const plan = async ({ text, values }: { text: string; values: unknown[] }) =>
  (await api.db.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)).map((row) => row['QUERY PLAN']).join('\n');

it('reads a page of fifty incidents in one statement beside the session, through indexes', async () => {
  const { incidents } = await writer.ok(PAGE);
  expect(incidents.nodes).toHaveLength(50);
  const page = statements.filter(({ text }) => !text.includes('session'));
  expect(page).toHaveLength(1);
  expect(statements.length).toBeLessThanOrEqual(2);
  const explained = await plan(page[0]!);
  for (const index of ['incident_declared_idx', 'incident_service_pk', 'timeline_entry_incident_idx', 'incident_milestone_pk'])
    expect(explained).toContain(index);
  expect(explained).not.toMatch(/Seq Scan on (incident|timeline_entry|incident_service|incident_milestone) /);
});

it('adds a timeline entry with one statement of its own inside the transaction', async () => {
  const { incidents } = await writer.ok('{ incidents(first: 1) { nodes { id } } }');
  statements = [];
  await writer.must('timelineEntryAdd', { incidentId: incidents.nodes[0].id, text: 'Seen' }, 'timelineEntry { id text }');
  const own = statements.filter(({ text }) => !/session|^(start transaction|commit)/i.test(text));
  expect(own.map(({ text }) => /insert into timeline_entry|with audits|from timeline_entry/.exec(text)?.[0])).toEqual([
    'insert into timeline_entry',
    'with audits',
    'from timeline_entry',
  ]);
});
