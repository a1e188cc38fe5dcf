import { parsePostmortem } from '../parse-postmortem';

const report = (table: string) =>
  `# Slow pages\n\n## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n| --- | --- |\n| 2031-07-01 09:00 | Pages are slow |\n\n## Action Items\n\n${table}\n`;
const actions = (table: string) => parsePostmortem(report(table), { redact: () => ({ replaced: [] }) }).actionItems;

describe('a table of action items', () => {
  it('gives title, priority, team, tracker, and keeps kind and due date', () => {
    expect(
      actions(
        '| Action | Kind | Owner team | Priority | Due | Issue |\n| --- | --- | --- | --- | --- | --- |\n| Put a timeout on reads | prevent | Storage | high | 2031-08-01 | https://example.org/issues/7 |\n| Alert on age | detect |  | P3 |  |  |',
      ),
    ).toEqual([
      {
        title: 'Put a timeout on reads',
        body: 'Kind: prevent\nDue: 2031-08-01',
        component: null,
        trackerUrls: ['https://example.org/issues/7'],
        priority: 'high',
        ownerTeam: 'Storage',
        status: null,
        sourceLine: 15,
      },
      {
        title: 'Alert on age',
        body: 'Kind: detect',
        component: null,
        trackerUrls: [],
        priority: 'lower',
        ownerTeam: null,
        status: null,
        sourceLine: 16,
      },
    ]);
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
