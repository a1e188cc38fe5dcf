import { startWorld, type World } from './world';

let world: World;
let teamId: string;
let serviceId: string;
beforeAll(async () => {
  world = await startWorld();
  teamId = world.teamId;
  serviceId = (
    await world.admin.must(
      'serviceCreate',
      { key: 'order', name: 'Order', tier: 'TIER1', consistencyChoice: 'NOT_APPLICABLE' },
      'service { id }',
    )
  ).service.id;
  const types = ['TEXT', 'NUMBER', 'CHOICE', 'MULTI_CHOICE', 'DATE_TIME', 'DURATION', 'LINK', 'TEAM', 'SERVICE'];
  const fields = types.map((fieldType) => ({
    key: `f_${fieldType.toLowerCase()}`,
    label: `The ${fieldType.toLowerCase().replace('_', ' ')}`,
    fieldType,
    ...(fieldType.includes('CHOICE') ? { options: ['red', 'green', 'blue'] } : {}),
  }));
  await world.admin.must('templateCreate', {
    key: 'every_type',
    kind: 'SECURITY',
    name: 'Every type',
    sections: [{ title: 'Summary' }],
    fields,
  });
}, 60_000);
afterAll(() => world?.api.close());

interface Field {
  id: string;
  key: string;
  revision: number;
}

async function document(): Promise<{ id: string; field: (type: string) => Field }> {
  const { id } = await world.draft({ templateKey: 'every_type' });
  const { postmortem } = await world.viewer.ok('query ($id: ID!) { postmortem(id: $id) { fields { id key revision } } }', { id });
  return { id, field: (type) => postmortem.fields.find(({ key }: Field) => key === `f_${type}`) };
}
const fill = ({ id, revision }: Field, entries: string[]) =>
  world.writer.mutate(
    'postmortemFieldUpdate',
    { id, expectedRevision: revision, entries },
    'field { entries teams { key } services { key } }',
  );

describe('entries of custom fields', () => {
  it.each<[string, string[], (string | number)[], RegExp]>([
    ['date_time', ['2026-02-31T10:00:00Z'], ['entries', '0'], /moment that exists/],
    ['date_time', ['2025-02-29T10:00:00+01:00'], ['entries', '0'], /moment that exists/],
    ['date_time', ['2026-03-04T24:00:00Z'], ['entries', '0'], /moment that exists/],
    ['date_time', ['1969-03-04T10:00:00Z'], ['entries', '0'], /moment that exists/],
    ['date_time', ['2026-03-04T10:00:00'], ['entries', '0'], /offset/],
    ['number', ['twelve'], ['entries', '0'], /number such as/],
    ['duration', ['-1'], ['entries', '0'], /zero or more/],
    ['link', ['ftp://example.org'], ['entries', '0'], /http/],
    ['team', ['01890000-0000-7000-8000-000000000000'], ['entries', '0'], /no such team/],
    ['choice', ['red', 'green'], ['entries'], /takes one entry; these are 2/],
    ['multi_choice', ['red', '', 'pink'], ['entries', '2'], /one of: red, green, blue/],
    ['multi_choice', ['red', 'green', 'blue', 'pink'], ['entries', '3'], /one of: red, green, blue/],
  ])('refuses in a %s %j', async (type, entries, path, message) => {
    const { id, field } = await document();
    const payload = await fill(field(type), entries);
    expect(payload.userErrors).toEqual([{ code: 'ENTRY_INVALID', path: ['input', ...path], message: expect.stringMatching(message) }]);
    const { postmortem } = await world.viewer.ok('query ($id: ID!) { postmortem(id: $id) { fields { entries } } }', { id });
    expect(postmortem.fields.flatMap(({ entries: kept }: { entries: string[] }) => kept)).toEqual([]);
  });

  it('takes the 29th of February of a leap year, and an option given twice once', async () => {
    const { field } = await document();
    expect((await fill(field('date_time'), ['2028-02-29T23:59:59.5+01:00'])).field.entries).toEqual(['2028-02-29T23:59:59.5+01:00']);
    expect((await fill(field('multi_choice'), ['red', 'blue', 'red', 'blue'])).field.entries).toEqual(['red', 'blue']);
  });

  it('shows the team and the service that an entry names', async () => {
    const { id, field } = await document();
    expect((await fill(field('team'), [teamId])).field).toMatchObject({ teams: [{ key: 'payments' }], services: [] });
    expect((await fill(field('service'), [serviceId])).field).toMatchObject({ teams: [], services: [{ key: 'order' }] });
    await fill(field('text'), [teamId]);
    const { postmortem } = await world.viewer.ok(
      'query ($id: ID!) { postmortem(id: $id) { fields { key teams { name } services { ownerTeam { name } name } } } }',
      { id },
    );
    const named = postmortem.fields.filter((row: { teams: []; services: [] }) => row.teams.length + row.services.length > 0);
    expect(named).toEqual([
      { key: 'f_team', teams: [{ name: 'Team payments' }], services: [] },
      { key: 'f_service', teams: [], services: [{ ownerTeam: null, name: 'Order' }] },
    ]);
  });

  it('writes a link as a link that works', async () => {
    const { id, field } = await document();
    await fill(field('link'), ['https://example.org/a_b?q=<x>&y=*1*']);
    const { postmortemMarkdown } = await world.viewer.ok('query ($id: ID!) { postmortemMarkdown(id: $id) }', { id });
    expect(postmortemMarkdown).toContain('- The link: <https://example.org/a_b?q=%3Cx%3E&y=*1*>');
  });
});

describe('postmortems by template', () => {
  const keys = async (filter: object): Promise<string[]> =>
    (
      await world.viewer.ok(
        'query ($filter: PostmortemFilterInput) { postmortems(first: 100, filter: $filter) { nodes { template { key } } } }',
        {
          filter,
        },
      )
    ).postmortems.nodes.map(({ template }: { template: { key: string } }) => template.key);

  it('finds those of a template and of a kind', async () => {
    await world.draft({ templateKey: 'light' });
    await document();
    expect(new Set(await keys({ templateKey: 'light' }))).toEqual(new Set(['light']));
    expect(new Set(await keys({ kind: 'SECURITY' }))).toEqual(new Set(['every_type']));
    expect(await keys({ kind: 'SECURITY', templateKey: 'light' })).toEqual([]);
    expect(await keys({ templateKey: 'nothing' })).toEqual([]);
    expect(new Set(await keys({}))).toEqual(new Set(['light', 'every_type']));
  });

  it('keeps restricted ones out of it', async () => {
    const before = await keys({ templateKey: 'near_miss' });
    await world.draft({ templateKey: 'near_miss', restricted: true });
    expect(await keys({ templateKey: 'near_miss' })).toEqual(before);
  });
});
