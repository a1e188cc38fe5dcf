import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

let api: TestApi;
let writer: TestClient;
let order: string;
beforeAll(async () => {
  api = await startTestApi();
  writer = await api.as('contributor');
  order = (await writer.must('serviceCreate', { key: 'order', name: 'Order', tier: 'TIER1' }, 'service { id }')).service.id;
  for (let day = 1; day <= 5; day++) {
    await writer.must('incidentDeclare', {
      title: day === 3 ? 'Fifty 50% off_by\\one' : `Incident ${day}`,
      severity: `SEV${day}`,
      kind: day === 5 ? 'DRILL' : 'REAL',
      declaredAt: `2026-01-0${day}T00:00:00Z`,
      serviceIds: day % 2 ? [order] : [],
    });
  }
});
afterAll(() => api?.close());

const severities = async (args: string, variables: Record<string, unknown> = {}, declaration = '') =>
  (await writer.ok(`query ${declaration} { incidents(${args}) { nodes { severity } } }`, variables)).incidents.nodes
    .map(({ severity }: { severity: string }) => severity.slice(3))
    .join('');
const filtered = (filter: Record<string, unknown>) => severities('filter: $f', { f: filter }, '($f: IncidentFilterInput)');

describe('the list of incidents', () => {
  it.each([
    ['DECLARED_AT_DESC', '54321'],
    ['DECLARED_AT_ASC', '12345'],
    ['SEVERITY', '12345'],
  ])('is sorted by %s and paged without gaps', async (order, expected) => {
    expect(await severities(`orderBy: ${order}`)).toBe(expected);
    let seen = '';
    let after: string | null = null;
    do {
      const { incidents } = await writer.ok(
        `query ($after: String) { incidents(first: 2, after: $after, orderBy: ${order}) { nodes { severity } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      seen += incidents.nodes.map(({ severity }: { severity: string }) => severity.slice(3)).join('');
      after = incidents.pageInfo.hasNextPage ? incidents.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toBe(expected);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['nothing', {}, '54321'],
    ['kind', { kind: 'DRILL' }, '5'],
    ['severities', { severity: ['SEV1', 'SEV4'] }, '41'],
    ['no severity at all', { severity: [] }, ''],
    ['status category', { statusCategory: ['LIVE', 'CLOSED'] }, '54321'],
    ['another status category', { statusCategory: ['CLOSED'] }, ''],
    ['times', { declaredAfter: '2026-01-02T00:00:00Z', declaredBefore: '2026-01-04T00:00:00Z' }, '32'],
    ['title, any case', { search: 'INCIDENT' }, '5421'],
    ['wildcards taken literally', { search: '50% off_by\\one' }, '3'],
    ['a wildcard that stands nowhere', { search: 'Inc%4' }, ''],
    ['a malformed service', { serviceId: 'nonsense' }, ''],
    ['several at once', { kind: 'REAL', search: 'incident', severity: ['SEV1', 'SEV2', 'SEV5'] }, '21'],
  ])('is filtered by %s', async (_name, filter, expected) => {
    expect(await filtered(filter)).toBe(expected);
  });

  it('is filtered by service, and the service leads to the same incidents', async () => {
    expect(await filtered({ serviceId: order })).toBe('531');
    const { service } = await writer.ok(
      'query ($id: ID) { service(id: $id) { incidents(filter: { kind: REAL }, first: 1) { totalCount nodes { severity } } } }',
      {
        id: order,
      },
    );
    expect(service.incidents).toEqual({ totalCount: 2, nodes: [{ severity: 'SEV3' }] });
  });

  it('refuses cursors of another order', async () => {
    const { incidents } = await writer.ok('{ incidents(first: 1, orderBy: SEVERITY) { pageInfo { endCursor } } }');
    expect(await writer.codes('query ($a: String) { incidents(after: $a) { nodes { id } } }', { a: incidents.pageInfo.endCursor })).toEqual(
      ['BAD_CURSOR'],
    );
  });
});
