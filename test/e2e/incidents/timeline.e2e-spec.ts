import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

const MISSING = '01890000-0000-7000-8000-000000000000';
const HOSTILE = '<img src=x onerror=alert(1)> \u202Eright to left 🧯 \0';
const FIELDS =
  'id occurredAt endsAt kind marker text source zone confidence actor evidence { label url runId } pinned milestone hidden revision';

let api: TestApi;
let writer: TestClient;
let viewer: TestClient;
let incidentId: string;
beforeAll(async () => {
  api = await startTestApi();
  writer = await api.as('contributor');
  viewer = await api.as('viewer');
});
beforeEach(async () => {
  const input = { title: 'Orders fail', severity: 'SEV2', zone: 'Europe/Berlin' };
  incidentId = (await writer.must('incidentDeclare', input, 'incident { id }')).incident.id;
});
afterAll(() => api?.close());

const add = async (text: string, extra: Record<string, unknown> = {}) =>
  (await writer.must('timelineEntryAdd', { incidentId, text, ...extra }, `timelineEntry { ${FIELDS} }`)).timelineEntry;
const timeline = async (args = '', field = 'timeline') => {
  const query = `query ($id: ID) { incident(id: $id) { ${field}${args} { totalCount nodes { text } pageInfo { hasNextPage endCursor } } } }`;
  const page = (await viewer.ok(query, { id: incidentId })).incident[field];
  return { ...page, texts: page.nodes.map(({ text }: { text: string }) => text) };
};
const state = () => api.db.query('select id, text, revision, hidden_at, pinned from timeline_entry order by id');
async function refused(name: string, input: Record<string, unknown>) {
  const before = await state();
  const payload = await writer.mutate(name, input);
  expect(await state()).toEqual(before);
  return payload.userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`);
}

describe('entries', () => {
  it('keep everything that was told, and what happened apart from when it was written down', async () => {
    const evidence = [{ label: 'graph', url: 'https://graphs.example.org/1?from=2#x' }];
    const entry = await add(HOSTILE, {
      occurredAt: '2026-01-01T11:00:00+01:00',
      endsAt: '2026-01-01T11:05:00+01:00',
      kind: 'ALERT',
      marker: 'DETECTION',
      source: 'monitoring',
      confidence: 'MEASURED',
      actor: 'ALERTING',
      evidence,
      pinned: true,
    });
    expect(entry).toEqual({
      id: expect.any(String),
      occurredAt: '2026-01-01T10:00:00.000Z',
      endsAt: '2026-01-01T10:05:00.000Z',
      kind: 'ALERT',
      marker: 'DETECTION',
      text: HOSTILE.replace('\0', '').trim(),
      source: 'monitoring',
      zone: 'Europe/Berlin',
      confidence: 'MEASURED',
      actor: 'ALERTING',
      evidence: [{ ...evidence[0], runId: null }],
      pinned: true,
      milestone: null,
      hidden: false,
      revision: 1,
    });
    const [row] = await api.db.query<{ late: boolean }>(
      `select recorded_at > now() - interval '1 minute' as late from timeline_entry where id = $1`,
      [entry.id],
    );
    expect(row!.late).toBe(true);
  });

  it('need no more than a text', async () => {
    expect(await add('Looked at the dashboards.')).toMatchObject({
      kind: 'NOTE',
      confidence: 'REPORTED',
      actor: 'RESPONDER',
      source: 'written by hand',
      zone: 'Europe/Berlin',
      endsAt: null,
      evidence: [],
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an empty text', { text: ' \0' }, ['TEXT_REQUIRED input.text']],
    ['a text that is too long', { text: 'x'.repeat(100_001) }, ['TEXT_TOO_LONG input.text']],
    ['a source that is too long', { source: 'x'.repeat(201) }, ['TEXT_TOO_LONG input.source']],
    ['an unknown zone', { zone: 'Nowhere' }, ['ZONE_UNKNOWN input.zone']],
    ['a time years ahead', { occurredAt: '2190-01-01T00:00:00Z' }, ['TIME_TOO_FAR input.occurredAt']],
    ['an end before the start', { occurredAt: '2026-01-02T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' }, ['ENDS_BEFORE_START input.endsAt']],
    ['a script as a link', { evidence: [{ label: 'x', url: 'javascript:alert(1)' }] }, ['LINK_INVALID input.evidence.0.url']],
    [
      'a label that is too long',
      { evidence: [{ label: 'x'.repeat(201), url: 'https://x.example' }] },
      ['TEXT_TOO_LONG input.evidence.0.label'],
    ],
    [
      'too many links',
      { evidence: Array.from({ length: 21 }, () => ({ label: 'x', url: 'https://x.example' })) },
      ['TOO_MANY input.evidence'],
    ],
  ])('refuse %s and save nothing', async (_name, extra, errors) => {
    expect(await refused('timelineEntryAdd', { incidentId, text: 'fine', ...extra })).toEqual(errors);
    const entry = await add('there');
    expect(await refused('timelineEntryUpdate', { id: entry.id, expectedRevision: 1, ...extra })).toEqual(errors);
  });

  it('are corrected field by field, and a stale edit shows what stands there', async () => {
    const { id } = await add('First', { marker: 'REPAIR' });
    await writer.must('timelineEntryUpdate', { id, expectedRevision: 1, text: 'Second', marker: null, confidence: 'INFERRED' });
    const payload = await writer.mutate(
      'timelineEntryUpdate',
      { id, expectedRevision: 1, text: 'Lost' },
      'timelineEntry { text marker confidence kind revision }',
    );
    expect(payload).toEqual({
      timelineEntry: { text: 'Second', marker: null, confidence: 'INFERRED', kind: 'NOTE', revision: 2 },
      userErrors: [{ code: 'REVISION_CONFLICT', message: expect.any(String), path: ['input', 'expectedRevision'] }],
    });
  });

  it('are hidden and restored, pinned and unpinned', async () => {
    const { id } = await add('Noise');
    const { timelineEntry } = await writer.must('timelineEntryHide', { id, expectedRevision: 1 }, 'timelineEntry { hidden revision }');
    expect(timelineEntry).toEqual({ hidden: true, revision: 2 });
    expect((await timeline()).texts).toEqual(['Declared as SEV2.']);
    expect((await timeline('', 'hiddenTimeline')).texts).toEqual(['Noise']);
    expect(await refused('timelineEntryUpdate', { id, expectedRevision: 2, text: 'x' })).toEqual(['ENTRY_HIDDEN input.id']);
    expect(await refused('timelineEntryRestore', { id, expectedRevision: 1 })).toEqual(['REVISION_CONFLICT input.expectedRevision']);
    await writer.must('timelineEntryRestore', { id, expectedRevision: 2 });
    await writer.must('timelineEntryPin', { id, expectedRevision: 3, pinned: true });
    expect((await timeline('(filter: { pinned: true })')).texts).toEqual(['Noise']);
    expect(await refused('timelineEntryPin', { id, expectedRevision: 3, pinned: false })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
    expect(await refused('timelineEntryHide', { id, expectedRevision: 3 })).toEqual(['REVISION_CONFLICT input.expectedRevision']);
    await writer.must('timelineEntryPin', { id, expectedRevision: 4, pinned: false });
    expect((await timeline('(filter: { pinned: true })')).texts).toEqual([]);
  });

  it('of a milestone keep its time, but take better words', async () => {
    const { incident } = await viewer.ok('query ($id: ID) { incident(id: $id) { timeline { nodes { id } } } }', { id: incidentId });
    const { id } = incident.timeline.nodes[0];
    expect(await refused('timelineEntryUpdate', { id, expectedRevision: 1, occurredAt: '2026-01-01T00:00:00Z' })).toEqual([
      'FOLLOWS_MILESTONE input.occurredAt',
    ]);
    await writer.must('timelineEntryUpdate', { id, expectedRevision: 1, text: 'Declared over the phone.' });
    expect((await timeline()).texts).toEqual(['Declared over the phone.']);
  });
});

describe('the timeline', () => {
  it('is paged in both orders and filtered', async () => {
    for (let minute = 0; minute < 5; minute++)
      await add(`Entry ${minute}`, {
        occurredAt: `2020-01-01T10:0${minute}:00Z`,
        kind: minute % 2 ? 'ACTION' : 'OBSERVATION',
        actor: 'DRIVER',
      });
    const first = await timeline('(first: 2)');
    expect([first.texts, first.pageInfo.hasNextPage, first.totalCount]).toEqual([['Entry 0', 'Entry 1'], true, 6]);
    expect((await timeline(`(first: 2, after: "${first.pageInfo.endCursor}")`)).texts).toEqual(['Entry 2', 'Entry 3']);
    expect((await timeline('(first: 3, orderBy: OCCURRED_AT_DESC)')).texts).toEqual(['Declared as SEV2.', 'Entry 4', 'Entry 3']);
    expect((await timeline('(filter: { kind: [ACTION, ALERT], actor: DRIVER })')).texts).toEqual(['Entry 1', 'Entry 3']);
    expect((await timeline('(filter: { marker: REPAIR })')).texts).toEqual([]);
  });
});

describe('rights and ids', () => {
  const inputs = (id: string): [string, Record<string, unknown>][] => [
    ['timelineEntryUpdate', { id, expectedRevision: 1 }],
    ['timelineEntryHide', { id, expectedRevision: 1 }],
    ['timelineEntryRestore', { id, expectedRevision: 1 }],
    ['timelineEntryPin', { id, expectedRevision: 1, pinned: true }],
  ];

  it('let only contributors write', async () => {
    const { id } = await add('there');
    const before = await state();
    for (const [name, input] of [['timelineEntryAdd', { incidentId, text: 'x' }] as const, ...inputs(id)])
      expect([name, await viewer.refusal(name, input)]).toEqual([name, ['FORBIDDEN']]);
    expect(await state()).toEqual(before);
  });

  it.each(['nonsense', MISSING])('answer the id %s as not found', async (id) => {
    for (const [name, input] of [['timelineEntryAdd', { incidentId: id, text: 'x' }] as const, ...inputs(id)])
      expect([name, await writer.refusal(name, input)]).toEqual([name, ['NOT_FOUND']]);
  });
});
