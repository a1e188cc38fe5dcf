import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replacePersons } from '@blameless';
import { parsePostmortem } from './parse-postmortem';
import type { HintCode, ParsedPostmortem, Redact } from './parsed-postmortem';

const redact: Redact = (text, namedIn) => replacePersons(text, {}, namedIn);

/** Facts of real public reports, as counts and stamps. The data stays outside of the repository. */
const corpus = process.env.SECOND_STORY_CORPUS;
const describeWithCorpus = corpus ? describe : describe.skip;

function parseFolder(folder: string): Map<string, ParsedPostmortem> {
  const path = join(corpus ?? '', 'samples', 'postmortems', folder);
  const files = readdirSync(path).filter((name) => /\.md(\.erb)?$/.test(name));
  return new Map(files.map((name) => [name, parsePostmortem(readFileSync(join(path, name), 'utf8'), { fileName: name, redact })]));
}

const local = (iso: string | null, hoursEast: number): string | null =>
  iso && new Date(Date.parse(iso) + hoursEast * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const hinted = (parsed: ParsedPostmortem, code: HintCode): (number | null)[] =>
  parsed.hints.filter((hint) => hint.code === code).map(({ line }) => line);

describeWithCorpus('reports with a table as timeline (dfds)', () => {
  let reports: Map<string, ParsedPostmortem>;
  const report = (number: string): ParsedPostmortem => [...reports].find(([name]) => name.startsWith(`PM${number}`))![1];
  beforeAll(() => {
    reports = parseFolder('dfds-postmortems');
  });

  // entries, factors, action items, lessons
  it.each([
    ['2019-009', [14, 7, 4, 1]],
    ['2019-010', [6, 3, 2, 2]],
    ['2019-011', [11, 3, 5, 1]],
    ['2020-001', [2, 1, 1, 2]],
    ['2020-002', [4, 3, 3, 2]],
    ['2020-003', [5, 4, 4, 4]],
    ['2020-004', [3, 3, 2, 2]],
    ['2020-005', [6, 6, 3, 3]],
    ['2020-006', [5, 2, 2, 1]],
    ['2020-007', [5, 3, 2, 1]],
    ['2020-008', [6, 4, 2, 2]],
    ['2020-009', [3, 1, 1, 1]],
    ['yyyy-nnn', [1, 0, 0, 0]],
  ])('%s has the entries, factors, actions and lessons one counts by reading', (number, counts) => {
    const { importer, timeline, factors, actionItems, lessons } = report(number);
    expect(importer).toBe('table-timeline');
    expect([timeline.length, factors.length, actionItems.length, lessons.learned.length]).toEqual(counts);
  });

  it.each([
    ['2020-002', 'Kubernetes', 54, 148, '15:36', '16:30', '15:36', '18:04'],
    ['2020-004', 'Kubernetes', null, 31, undefined, undefined, '11:21', '11:52'],
    ['2020-005', 'Kubernetes', 5, 15, '12:20', '12:25', '12:20', '12:35'],
    ['2020-007', 'Kubernetes', 60, 240, '07:00', '08:00', '08:00', '12:00'],
    ['2020-008', 'Kubernetes', 88, 122, '13:13', '14:41', '13:13', '15:15'],
    ['2020-009', 'Kubernetes', 0, 30, '14:11', '14:11', '14:11', '14:41'],
    ['2020-001', 'Self-service', null, null, undefined, undefined, undefined, undefined],
    ['2020-003', 'Self-service', null, null, undefined, undefined, undefined, undefined],
    ['2020-006', 'Self-service', null, null, undefined, undefined, undefined, undefined],
  ])('%s: stated durations and the stamps they stand for', (number, category, detect, recover, ...spans) => {
    const { stats } = report(number);
    expect([stats.category, stats.timeToDetectMinutes, stats.timeToRecoverMinutes]).toEqual([category, detect, recover]);
    const clock = (iso: string | undefined) => (iso ? local(iso, 1)?.slice(11) : undefined);
    expect([stats.detectSpan?.from, stats.detectSpan?.to, stats.recoverSpan?.from, stats.recoverSpan?.to].map(clock)).toEqual(spans);
    expect(hinted(report(number), 'duration_disagrees')).toEqual([]);
  });

  it('keeps the zone as written and hints where summer time was in force', () => {
    for (const [name, { timeline }] of reports)
      expect(new Set(timeline.map((entry) => entry.zoneText))).toEqual(new Set([name.includes('yyyy') ? 'UTC' : 'CET']));
    const seasonal = [...reports].filter(([, parsed]) => hinted(parsed, 'zone_season').length > 0).map(([name]) => name.slice(0, 10));
    expect(seasonal).toEqual(['PM2020-005', 'PM2020-007']);
  });

  it('marks the odd cells', () => {
    expect(hinted(report('2019-009'), 'time_unknown')).toEqual([34]);
    expect(report('2019-009').timeline[5]).toMatchObject({ dateOnly: true, timeUnknown: true, confidence: 'unknown' });
    expect(hinted(report('2020-003'), 'impossible_year')).toEqual([14, 15, 16, 17, 18]);
    expect(report('2020-003').timeline.every((entry) => entry.confidence === 'inferred')).toBe(true);
    expect(hinted(report('2020-007'), 'time_range')).toEqual([17]);
    expect(local(report('2020-007').timeline[2]!.endsAt, 1)).toBe('2020-10-06 11:00');
    expect(hinted(report('2020-009'), 'approximate_time')).toEqual([21]);
    expect(hinted(report('2020-006'), 'same_time')).toEqual([18]);
  });

  it('does not guess a year without the file name', () => {
    const path = join(corpus ?? '', 'samples', 'postmortems', 'dfds-postmortems');
    const name = readdirSync(path).find((file) => file.startsWith('PM2020-003'))!;
    const parsed = parsePostmortem(readFileSync(join(path, name), 'utf8'), { redact });
    expect(parsed.timeline.map((entry) => entry.occurredAt)).toEqual([null, null, null, null, null]);
  });

  it('drops the attendees of the template and finds no tracker links', () => {
    expect(report('yyyy-nnn').dropped).toContainEqual({ kind: 'attendees', line: 25, count: 1, replacement: null, originals: [] });
    expect([...reports.values()].flatMap(({ actionItems }) => actionItems.flatMap((item) => item.trackerUrls))).toEqual([]);
    expect(report('2020-009').stats.note).not.toBe('');
  });
});

describeWithCorpus('reports with a heading per time (mybinder)', () => {
  let reports: Map<string, ParsedPostmortem>;
  const report = (start: string): ParsedPostmortem => [...reports].find(([name]) => name.startsWith(start))![1];
  beforeAll(() => {
    reports = parseFolder('jupyterhub-mybinder');
  });

  // declared day, zone hours, entries, first and last stamp, action items, items with trackers
  it.each([
    ['2017-09-27', '2017-09-27', -8, 6, '2017-09-27 13:06', '2017-09-27 15:25', 5, 5],
    ['2017-09-29', '2017-09-29', 2, 3, '2017-09-29 08:59', '2017-09-29 14:10', 7, 6],
    ['2017-10-17', '2017-10-17', -8, 9, '2017-10-17 07:42', '2017-10-17 11:29', 4, 4],
    ['2017-11-30', '2017-11-30', -8, 11, '2017-11-30 16:22', '2017-11-30 17:21', 4, 2],
    ['2018-01-04', '2018-01-04', -8, 8, '2018-01-04 07:33', '2018-01-04 11:31', 7, 0],
    ['2018-01-17', '2018-01-17', -8, 6, '2018-01-15 00:00', '2018-01-17 19:00', 6, 6],
    ['2018-01-18-reddit', '2018-01-18', -8, 25, '2018-01-18 04:19', '2018-01-18 09:14', 6, 0],
    ['2018-01-18-ssl', '2018-01-11', -8, 4, '2018-01-11 00:00', '2018-01-19 11:00', 3, 0],
  ])('%s has the stamps and actions one counts by reading', (start, date, hours, entries, first, last, actions, tracked) => {
    const parsed = report(start);
    expect([parsed.importer, parsed.date, parsed.dateSource]).toEqual(['heading-timeline', date, 'title']);
    expect([
      parsed.timeline.length,
      local(parsed.timeline[0]!.occurredAt, hours),
      local(parsed.timeline[entries - 1]!.occurredAt, hours),
    ]).toEqual([entries, first, last]);
    expect([parsed.actionItems.length, parsed.actionItems.filter((item) => item.trackerUrls.length > 0).length]).toEqual([
      actions,
      tracked,
    ]);
    expect(parsed.actionItems.every((item) => item.component !== null)).toBe(true);
    expect(parsed.unparsed).toEqual([]);
  });

  it('hints at summer time, dates, ranges and contradictions where there are some', () => {
    const reportsWith = (code: HintCode) =>
      [...reports].filter(([, parsed]) => hinted(parsed, code).length > 0).map(([name]) => name.slice(0, 14));
    expect(reportsWith('zone_season')).toEqual(['2017-09-27-hub', '2017-10-17-clu']);
    expect(reportsWith('meridiem_conflict')).toEqual(['2018-01-17-ubu']);
    expect(reportsWith('date_only')).toEqual(['2018-01-17-ubu', '2018-01-18-ssl']);
    expect(reportsWith('file_date_differs')).toEqual(['2018-01-18-ssl']);
    expect(reportsWith('same_time')).toEqual(['2018-01-18-ssl']);
    expect(reportsWith('time_range')).toEqual(['2018-01-18-red']);
    expect(reportsWith('zone_inherited')).toEqual(['2017-11-30-oom']);
    expect(report('2017-11-30').hints.filter(({ code, severity }) => code === 'sources_disagree' && severity === 'warning')).toHaveLength(
      1,
    );
  });

  it('takes lessons from the template and says that its times are placeholders', () => {
    const { lessons, hints, timeline } = report('template');
    expect([lessons.wentWell.length, lessons.wasHard.length, lessons.gotLucky.length]).toEqual([3, 3, 2]);
    expect(hinted(report('template'), 'template_placeholder')).toHaveLength(3);
    expect(hints.map(({ code }) => code)).toContain('zone_unreadable');
    expect(timeline.map((entry) => entry.occurredAt)).toEqual([null, null, null]);
  });

  it('keeps further sections as text', () =>
    expect(
      [...reports.values()].flatMap(({ sections }) => sections.map(({ title }) => title)).filter((title) => !title.endsWith('(notes)')),
    ).toEqual(['Conclusion', 'Logs', 'Related Issues / PRs']));

  it('replaces first names and an address', () => {
    const kinds = [...reports.values()].flatMap(({ dropped }) => dropped.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === 'name').length).toBeGreaterThan(10);
    expect(kinds).toContain('email');
  });
});

describeWithCorpus('reports of labelled points with key stamps (Ministry of Justice)', () => {
  let reports: Map<string, ParsedPostmortem>;
  const report = (start: string): ParsedPostmortem => [...reports].find(([name]) => name.startsWith(start))![1];
  beforeAll(() => {
    reports = parseFolder('ministryofjustice-cloud-platform');
  });

  // impact start, detected, declared, mitigated, resolved
  it.each([
    ['2020-02-12', '12 11:45', null, '12 11:51', null, '12 12:07'],
    ['2020-02-18', '18 14:13', null, '18 14:23', null, '18 14:59'],
    ['2020-02-25', '25 07:32', '25 07:36', '25 10:58', null, '25 17:07'],
    ['2020-04-15', '15 07:15', '15 13:45', '15 14:39', null, '15 15:09'],
    ['2020-08-04', '04 13:30', '04 18:13', '05 11:04', null, '05 16:16'],
    ['2020-08-07', null, '07 15:51', '07 16:39', '07 16:29', '14 10:06'],
    ['2020-08-14', null, '14 10:43', '14 11:01', null, '14 11:38'],
    ['2020-08-25', null, '25 11:01', '25 11:26', null, '25 12:11'],
    ['2020-09-07', null, '07 12:39', '07 12:54', null, '07 15:56'],
    ['2020-09-21', null, '21 18:27', '21 18:40', '21 19:05', '21 21:41'],
  ])('%s has the stamps one reads', (start, ...stamps) => {
    const { importer, milestones, timeline } = report(start);
    const kinds = ['impactStart', 'detected', 'declared', 'mitigated', 'resolved'];
    const at = (kind: string) =>
      milestones
        .find((one) => one.kind === kind)
        ?.occurredAt.slice(8, 16)
        .replace('T', ' ') ?? null;
    expect(importer).toBe('key-stamps');
    expect(kinds.map(at)).toEqual(stamps);
    expect(timeline).toHaveLength(stamps.filter(Boolean).length);
  });

  it('assumes the zone and says so in each', () => {
    for (const parsed of reports.values()) expect(hinted(parsed, 'zone_missing')).toEqual([9]);
  });

  it('finds the three that contradict their stamps, and no other', () =>
    expect(
      [...reports].map(([name, parsed]) => [name.slice(0, 10), hinted(parsed, 'duration_disagrees').length]).filter(([, n]) => n),
    ).toEqual([
      ['2020-02-25', 1],
      ['2020-08-04', 2],
      ['2020-08-07', 1],
    ]));

  it('sorts the points of each', () => {
    for (const [name, { summary, impact, sections, actionItems, dropped }] of reports) {
      expect(summary.length).toBeGreaterThan(20);
      expect(impact !== '').toBe(!name.startsWith('2020-02-12'));
      expect(sections.map(({ title }) => title)).toEqual(
        name.startsWith('2020-04-15') ? ['Status', 'Context', 'Resolution'] : ['Context', 'Resolution'],
      );
      expect([actionItems, dropped]).toEqual([[], []]);
    }
  });
});

describeWithCorpus('reports with a list of times (kubernetes test-infra)', () => {
  let reports: Map<string, ParsedPostmortem>;
  beforeAll(() => {
    reports = parseFolder('kubernetes-test-infra');
  });

  // entries, first and last stamp, action items, went well, was hard, got lucky
  it.each([
    ['2019-01-23.md', 11, '2019-01-22 14:54', '2019-01-23 08:36', [2, 1, 8, 1]],
    ['2019-02-05.md', 12, '2019-02-05 08:47', '2019-02-05 14:31', [1, 2, 4, 2]],
  ])('%s has the entries, actions and lessons one counts by reading', (name, entries, first, last, counts) => {
    const { importer, timeline, actionItems, lessons } = reports.get(name)!;
    expect([importer, timeline.length]).toEqual(['list-timeline', entries]);
    expect([local(timeline[0]!.occurredAt, -8), local(timeline.at(-1)!.occurredAt, -8)]).toEqual([first, last]);
    expect(timeline.every(({ zoneText, confidence }) => zoneText === 'PST' && confidence === 'reported')).toBe(true);
    expect([actionItems.length, lessons.wentWell.length, lessons.wasHard.length, lessons.gotLucky.length]).toEqual(counts);
  });

  it('takes start and end of an outage from the events, where they say so', () =>
    expect([...reports.values()].map(({ milestones }) => milestones.map(({ kind, occurredAt }) => [kind, local(occurredAt, -8)]))).toEqual([
      [],
      [
        ['impactStart', '2019-02-05 08:47'],
        ['mitigated', '2019-02-05 09:34'],
      ],
    ]));

  it('drops byline and pasted chat and replaces every handle, the misspelt one too', () => {
    const count = (name: string, kind: string) =>
      reports
        .get(name)!
        .dropped.filter((part) => part.kind === kind)
        .reduce((sum, part) => sum + part.count, 0);
    expect(['byline', 'handle', 'pasted_chat'].map((kind) => count('2019-01-23.md', kind) > 0)).toEqual([true, true, false]);
    expect(['byline', 'handle', 'pasted_chat'].map((kind) => count('2019-02-05.md', kind) > 0)).toEqual([true, true, true]);
    expect(count('2019-01-23.md', 'handle')).toBe(8);
    for (const { timeline } of reports.values()) expect(timeline.every(({ text }) => !/(?:^|\s)@\w/.test(text))).toBe(true);
  });
});
