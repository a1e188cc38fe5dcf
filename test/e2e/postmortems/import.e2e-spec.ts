import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.api.db.query(`update user_account set name = 'Zorblax Quint' where id = $1`, [world.viewer.userId]);
}, 60_000);
afterAll(() => world?.api.close());

const FOLDER = join(__dirname, '../../../examples/postmortems');
const REPORT =
  'report { importer title counts { timelineEntries milestones factors actionItems mitigators sections } hints { code line } dropped { kind line count replacement } unparsed { line text } }';
const PAGE = `incident { id title severity timeline(first: 100) { nodes { text occurredAt zone confidence source } } } postmortem { id key status sections { key title body } factors { title stabilityPattern } mitigators { kind } actionItems { title body priority status ownerTeam { key } } }`;
const rows = async () =>
  (
    await world.api.db.query(
      'select (select count(*) from incident) + (select count(*) from postmortem) + (select count(*) from timeline_entry) as all',
    )
  )[0];

describe('importing a report', () => {
  it.each(readdirSync(FOLDER).filter((name) => /^\d.*\.md$/.test(name)))('takes %s in whole', async (fileName) => {
    const source = readFileSync(join(FOLDER, fileName), 'utf8');
    const { incident, postmortem, report } = await world.writer.must('postmortemImport', { source, fileName }, `${PAGE} ${REPORT}`);
    expect(report.counts.actionItems).toBeGreaterThan(0);
    const told = incident.timeline.nodes.filter(({ source: from }: { source: string }) => from === 'imported report');
    expect(told.length).toBeGreaterThanOrEqual(report.counts.timelineEntries);
    expect(postmortem.status).toBe('DRAFT');
    expect([postmortem.factors.length, postmortem.actionItems.length, postmortem.mitigators.length]).toEqual([
      report.counts.factors,
      report.counts.actionItems,
      report.counts.mitigators,
    ]);
    expect(postmortem.sections.find(({ key }: { key: string }) => key === 'summary').body.length).toBeGreaterThan(20);
    expect((await world.viewer.ok('query ($id: ID!) { postmortemMarkdown(id: $id) }', { id: postmortem.id })).postmortemMarkdown).toContain(
      '## Timeline',
    );
  });

  it('saves nothing when it is dry', async () => {
    const before = await rows();
    const source = readFileSync(join(FOLDER, '2026-03-12-slow-catalog.md'), 'utf8');
    const payload = await world.writer.must('postmortemImport', { source, dryRun: true }, `incident { id } postmortem { id } ${REPORT}`);
    expect(payload).toMatchObject({
      incident: null,
      postmortem: null,
      report: { counts: { timelineEntries: 12, factors: 6, actionItems: 6 } },
    });
    expect(await rows()).toEqual(before);
  });

  const later = (line: string) => `# Disk full\n\n## Summary\n\nThe disk was full.\n\n## Timeline\n\nAll times in UTC.\n\n${line}\n`;
  const actions = (row: string) => `# Disk full\n\n## Action items\n\n| Action | Ticket |\n| --- | --- |\n${row}\n`;
  it.each<[string, Record<string, unknown>, { code: string; path: string[]; message: string }[]]>([
    [
      'a report of a year to come',
      { source: later('- 2099-01-02 10:00: full\n- 2099-01-02 11:00: emptied\n- 2026-01-02 12:00: over') },
      [{ code: 'TIME_TOO_FAR', path: ['input', 'source'], message: expect.stringMatching(/^Lines 11, 12: .*year/) }],
    ],
    [
      'an end in a year to come',
      { source: later('- 2026-01-02 10:00 to 2099-01-02 11:00: full') },
      [{ code: 'TIME_TOO_FAR', path: ['input', 'source'], message: expect.stringMatching(/^Line 11: /) }],
    ],
    [
      'more text than a factor holds',
      { source: `# Disk full\n\n## Contributing factors\n\n- Small disk\n\n  ${'much '.repeat(25_000)}\n` },
      [{ code: 'TEXT_TOO_LONG', path: ['input', 'source'], message: expect.stringMatching(/^Line 5: /) }],
    ],
    [
      'an address that is none',
      { source: actions('| Watch it | https://[broken |') },
      [{ code: 'URL_INVALID', path: ['input', 'source'], message: expect.stringMatching(/^Line 7: /) }],
    ],
    [
      'more actions than a postmortem holds',
      { source: actions(Array.from({ length: 401 }, (_, at) => `| Watch ${at} | |`).join('\n')) },
      [{ code: 'TOO_MANY', path: ['input', 'source'], message: expect.stringContaining('401') }],
    ],
    [
      'a zone that is none',
      { source: later('- 2026-01-02 10:00: full'), defaultZone: 'Mars/X' },
      [{ code: 'ZONE_UNKNOWN', path: ['input', 'defaultZone'], message: expect.stringContaining('Europe/Berlin') }],
    ],
  ])('refuses %s, and says so in a dry run already', async (_what, input, refusals) => {
    const before = await rows();
    for (const dryRun of [true, false]) {
      const { userErrors, report } = await world.writer.mutate('postmortemImport', { ...input, dryRun }, 'report { title }');
      expect(userErrors).toEqual(refusals);
      expect(report).toEqual(input.defaultZone ? null : { title: 'Disk full' });
    }
    expect(await rows()).toEqual(before);
  });

  it('hints at an owner that is no team, dry or not', async () => {
    const source =
      '# Disk full\n\n## Action items\n\n| Action | Owner |\n| --- | --- |\n| Watch it | Payments |\n| Grow it | Storage team |\n';
    for (const dryRun of [true, false]) {
      const { report } = await world.writer.must('postmortemImport', { source, dryRun }, REPORT);
      expect(report.hints.filter(({ code }: { code: string }) => code === 'owner_team_unknown')).toEqual([
        { code: 'owner_team_unknown', line: 8 },
      ]);
    }
  });

  it('replaces the people the deployment knows, handles and addresses, and lists what it replaced without showing it', async () => {
    const source =
      '# Disk full\n\n## Summary\n\nThe disk of the order node was full for an hour on Friday.\n\n## Timeline\n\nAll times in UTC.\n\n- 2026-01-02 10:00: Zorblax Quint restarted the node, @zquint watched\n- 2026-01-02 10:30: mail to zorblax@example.org\n';
    const payload = await world.writer.must('postmortemImport', { source }, `${PAGE} ${REPORT}`);
    expect(JSON.stringify(payload)).not.toMatch(/zorblax|zquint/i);
    expect(payload.report.dropped.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['name', 'handle', 'email']));
    const stored = await world.api.db.query(`select string_agg(text, ' ') as text from timeline_entry`);
    expect(String(stored[0]!.text)).not.toMatch(/zorblax|zquint/i);
  });

  it('shows what it replaced in a dry run only, and stores it nowhere', async () => {
    const source = '# Disk full\n\n## Summary\n\nZorblax Quint and @zquint noticed.\n';
    const selection = 'report { dropped { kind line originals } }';
    const replayed = `mutation ($input: PostmortemImportInput!) { postmortemImport(input: $input) { ${selection} userErrors { code } } }`;
    const headers = { 'idempotency-key': 'dry-import' };
    const dry = { source, dryRun: true };
    const shown = await world.writer.ok(replayed, { input: dry }, headers);
    expect(shown.postmortemImport.report.dropped).toEqual([
      { kind: 'name', line: 5, originals: ['Zorblax Quint'] },
      { kind: 'handle', line: 5, originals: ['@zquint'] },
    ]);
    const again = await world.writer.ok(replayed, { input: dry }, headers);
    const hidden = [
      { kind: 'name', line: 5, originals: [] },
      { kind: 'handle', line: 5, originals: [] },
    ];
    expect(again.postmortemImport.report.dropped).toEqual(hidden);
    expect((await world.writer.must('postmortemImport', { source }, selection)).report.dropped).toEqual(hidden);
    const [stored] = await world.api.db.query(
      `select (select string_agg(result::text, ' ') from idempotency_key) as answers, (select string_agg(to_jsonb(a)::text, ' ') from audit_event a) as audit`,
    );
    expect(JSON.stringify(stored)).not.toMatch(/zquint/i);
  });

  it('keeps a team as owner, and takes kind, day, tracker and progress of an action into fields', async () => {
    const source =
      '# Disk full\n\n## Action items\n\n| Action | Owner | Kind | Priority | Due | Status | Ticket |\n| --- | --- | --- | --- | --- | --- | --- |\n' +
      '| Watch the disk | Payments | detect | P1 | 2031-08-01 | In progress | https://tracker.example.org/issues/7 |\n' +
      '| Write it down | @zquint | learn | P3 | soon | Done | |\n' +
      '| Ask for more | payments team | prevent | | | planned | |\n';
    const { postmortem, report } = await world.writer.must(
      'postmortemImport',
      { source },
      `postmortem { actionItems { title body priority kind status dueOn trackerUrl ownerTeam { key } } } report { dropped { kind line } }`,
    );
    const plain = { body: '', dueOn: null, trackerUrl: null, ownerTeam: null };
    expect(postmortem.actionItems).toEqual([
      {
        title: 'Watch the disk',
        body: '',
        priority: 'HIGH',
        kind: 'DETECT',
        status: 'IN_PROGRESS',
        dueOn: '2031-08-01',
        trackerUrl: 'https://tracker.example.org/issues/7',
        ownerTeam: { key: 'payments' },
      },
      {
        ...plain,
        title: 'Write it down',
        body: 'Due: soon\n\nStatus in the report: Done',
        priority: 'LOWER',
        kind: 'LEARN',
        status: 'IDEA',
      },
      { ...plain, title: 'Ask for more', priority: 'MEDIUM', kind: 'PREVENT', status: 'COMMITTED', ownerTeam: { key: 'payments' } },
    ]);
    expect(report.dropped).toEqual([{ kind: 'person_field', line: 8 }]);
  });

  it('starts from the template that is asked for, and refuses one that is unknown or archived', async () => {
    const source = '# Disk full\n\n## Summary\n\nThe disk was full for an hour.\n';
    const { postmortem } = await world.writer.must(
      'postmortemImport',
      { source, templateKey: 'learning_review' },
      'postmortem { template { key } sections { key body } }',
    );
    expect(postmortem.template.key).toBe('learning_review');
    expect(JSON.stringify(postmortem.sections)).toContain('The disk was full for an hour.');
    await world.api.db.query(`update template set archived_at = now() where key = 'table_top'`);
    const before = await rows();
    for (const dryRun of [true, false]) {
      const of = async (templateKey: string) =>
        (await world.writer.mutate('postmortemImport', { source, templateKey, dryRun }, 'report { title }')).userErrors;
      expect(await of('nothing_such')).toEqual([
        { code: 'TEMPLATE_NOT_FOUND', path: ['input', 'templateKey'], message: expect.stringContaining('incident_postmortem') },
      ]);
      expect(await of('table_top')).toEqual([
        { code: 'TEMPLATE_ARCHIVED', path: ['input', 'templateKey'], message: expect.stringContaining('table_top') },
      ]);
    }
    expect(await rows()).toEqual(before);
  });

  it('takes its own export back in with the same timeline, factors and actions', async () => {
    const source = readFileSync(join(FOLDER, '2026-03-12-slow-catalog.md'), 'utf8');
    const first = await world.writer.must('postmortemImport', { source }, PAGE);
    const { postmortemMarkdown } = await world.writer.ok('query ($id: ID!) { postmortemMarkdown(id: $id) }', { id: first.postmortem.id });
    const again = await world.writer.must('postmortemImport', { source: postmortemMarkdown }, `${PAGE} ${REPORT}`);
    expect(again.report.importer).toBe('second-story');
    const titles = (list: { title: string }[]) => list.map(({ title }) => title);
    expect(titles(again.postmortem.factors)).toEqual(titles(first.postmortem.factors));
    expect(titles(again.postmortem.actionItems)).toEqual(titles(first.postmortem.actionItems));
    const times = (incident: { timeline: { nodes: { occurredAt: string; text: string }[] } }) =>
      incident.timeline.nodes.map(({ occurredAt }) => occurredAt);
    expect(new Set(times(again.incident))).toEqual(new Set(times(first.incident)));
  });

  it.each<[string, object, string]>([
    ['nothing', { source: ' \n' }, 'TEXT_REQUIRED'],
    ['too much', { source: 'x'.repeat(200_001) }, 'TEXT_TOO_LONG'],
  ])('refuses %s and saves nothing', async (_case, input, code) => {
    const before = await rows();
    expect(await world.writer.refusal('postmortemImport', input as Record<string, unknown>)).toEqual([code]);
    expect(await rows()).toEqual(before);
  });

  it('takes text in no known form as sections, and hostile text as it is', async () => {
    const source = `# Odd\n\n## Notes\n\n<script>alert(1)</script> 😀 \u202eabc\0 text\n`;
    const { postmortem } = await world.writer.must('postmortemImport', { source }, PAGE);
    expect(postmortem.sections.map(({ body }: { body: string }) => body).join('\n')).toContain('😀');
  });

  it('refuses viewers', async () => {
    const before = await rows();
    expect(await world.viewer.refusal('postmortemImport', { source: '# A' })).toEqual(['FORBIDDEN']);
    expect(await rows()).toEqual(before);
  });
});
