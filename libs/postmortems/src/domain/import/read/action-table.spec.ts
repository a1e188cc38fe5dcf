import { parsePostmortem } from '../parse-postmortem';

const report = (table: string) =>
  `# Slow pages\n\n## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n| --- | --- |\n| 2031-07-01 09:00 | Pages are slow |\n\n## Action Items\n\n${table}\n`;
const actions = (table: string, teams: string[] = []) =>
  parsePostmortem(report(table), { redact: () => ({ replaced: [] }), teams }).actionItems;

describe('a table of action items', () => {
  it('gives title, priority, team, tracker, kind and due date', () => {
    expect(
      actions(
        '| Action | Kind | Owner team | Priority | Due | Issue |\n| --- | --- | --- | --- | --- | --- |\n| Put a timeout on reads | prevent | Storage | high | 2031-08-01 | https://example.org/issues/7 |\n| Alert on age | detect |  | P3 |  |  |',
      ),
    ).toEqual([
      {
        title: 'Put a timeout on reads',
        body: '',
        component: null,
        trackerUrls: ['https://example.org/issues/7'],
        priority: 'high',
        kind: 'prevent',
        dueOn: '2031-08-01',
        ownerTeam: 'Storage',
        status: null,
        sourceLine: 15,
      },
      {
        title: 'Alert on age',
        body: '',
        component: null,
        trackerUrls: [],
        priority: 'lower',
        kind: 'detect',
        dueOn: null,
        ownerTeam: null,
        status: null,
        sourceLine: 16,
      },
    ]);
  });

  it('keeps what no field can hold as text, with the name of its column', () => {
    const [item] = actions(
      '| Action | Type | Due | Status | Ticket | Region |\n| --- | --- | --- | --- | --- | --- |\n| Write the page | process | next sprint | Done | SHOP-12 | north |',
    );
    expect(item).toMatchObject({ kind: null, dueOn: null, status: 'Done', trackerUrls: [] });
    expect(item!.body).toBe('Type: process\n\nDue: next sprint\n\nTicket: SHOP-12\n\nRegion: north');
  });

  it.each([
    ['a team by name', 'Owner', 'Ordering', 'Ordering'],
    ['a team by key, as a handle', 'Assignee', '@ordering-team', '@ordering-team'],
    ['a team in other words', 'Owner', 'the ordering Team', 'the ordering Team'],
    ['a team beside a person', 'Owner', 'Zorblat (Ordering)', 'Ordering'],
    ['something that calls itself a team', 'Owner', 'Shipping team (Zorblat)', 'Shipping team'],
    ['no person', 'Owner', 'Zorblat', null],
    ['no person beside a date', 'Owner | Date', 'Zorblat | 2031-08-01', null],
  ])('takes %s from a column of owners', (_what, head, cell, team) => {
    const [item] = actions(`| Task | ${head} |\n| --- | --- ${head.includes('|') ? '| --- ' : ''}|\n| Write the page | ${cell} |`, [
      'Ordering',
      'ordering-team',
    ]);
    expect(item!.ownerTeam).toBe(team);
    expect(JSON.stringify(item)).not.toContain('Zorblat');
  });

  it('does not take a column of people', () => {
    const [item] = actions('| Task | Assignee |\n| --- | --- |\n| Write the page | someone |');
    expect(JSON.stringify(item)).not.toContain('someone');
  });

  it('leaves a table without an action column where it was', () => {
    expect(actions('| Region | Minutes |\n| --- | --- |\n| north | 7 |')).toEqual([]);
  });
});

it('empties the cells of people in a table of roles, and a name line with an address', () => {
  const source =
    '# Slow pages\n\nName: A. Example <a.example@example.org>\n\n| Role | Who |\n| --- | --- |\n| On call | A. Example |\n| Support | Storage team |\n\n## Summary\n\nPages were slow.\n';
  const parsed = parsePostmortem(source, { redact: () => ({ replaced: [] }) });
  expect(JSON.stringify(parsed)).not.toContain('Example');
  expect(JSON.stringify(parsed)).toContain('Storage team');
  expect(parsed.dropped.map(({ kind, line }) => [kind, line])).toEqual([
    ['byline', 3],
    ['person_field', 7],
  ]);
});
