import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeImporter } from '../../describe-importer.test-kit';
import { parsePostmortem } from '../../parse-postmortem';
import { listTimelineImporter } from './list-timeline.importer';
import { dateLine, timedText } from './timed-lines';

const source = readFileSync(join(__dirname, 'fixtures', 'search-lag.md'), 'utf8');
const redact = () => ({ replaced: [] });
const parse = (text: string, fileName?: string) => parsePostmortem(text, { redact, ...(fileName ? { fileName } : {}) });
const parsed = parse(source);
const report = (timeline: string, head = '# Slow pages') => parse(`${head}\n\n## Timeline\n\n${timeline}\n`);

describeImporter(listTimelineImporter, source);

describe('a report with a list of times', () => {
  it('reads lists and lines alike, in the zone of the sentence', () => {
    expect(parsed.importer).toBe('list-timeline');
    expect(parsed.timeline.map((e) => [e.sourceLine, e.occurredAt, e.endsAt, e.confidence])).toEqual([
      [20, '2031-03-02T07:50:00.000Z', null, 'reported'],
      [22, '2031-03-02T08:10:00.000Z', null, 'inferred'],
      [26, '2031-03-02T12:49:00.000Z', null, 'reported'],
      [28, '2031-03-02T13:02:00.000Z', null, 'reported'],
      [30, '2031-03-02T13:20:00.000Z', '2031-03-02T13:40:00.000Z', 'inferred'],
      [31, null, null, 'unknown'],
      [34, '2031-03-02T15:00:00.000Z', null, 'reported'],
      [35, '2031-03-02T15:05:00.000Z', null, 'reported'],
    ]);
    expect(new Set(parsed.timeline.filter((e) => e.occurredAt).map((e) => e.zoneText))).toEqual(new Set(['PST']));
  });

  it('keeps links, nested points and lines that go on', () => {
    expect(parsed.timeline[0]!.text).toBe('Index build starts, see [the plan](https://example.org/plan)');
    expect(parsed.timeline[3]!.text).toBe('Quixby looks at the queue\n\n- it holds 40 builds');
    expect(parsed.timeline[7]!.text).toBe('Alert closed\nby the monitor. **Outage ends.**');
  });

  it('takes begin and end of the outage from the words of the entries', () =>
    expect(parsed.milestones.map(({ kind, occurredAt }) => [kind, occurredAt])).toEqual([
      ['impactStart', '2031-03-02T08:10:00.000Z'],
      ['mitigated', '2031-03-02T15:05:00.000Z'],
    ]));

  it('says what was assumed and what is odd', () =>
    expect(parsed.hints.map(({ code, line }) => `${code}@${line}`).sort()).toEqual([
      'approximate_time@30',
      'assumed_next_day@22',
      'date_inherited@18',
      'date_inherited@24',
      'date_missing@1',
      'empty_event@32',
      'time_range@30',
      'time_unknown@31',
    ]));

  it('leaves out pasted chat and the byline', () => {
    expect(parsed.dropped.map(({ kind, line }) => [kind, line])).toEqual([
      ['byline', 3],
      ['pasted_chat', 40],
    ]);
    expect(parsed.actionItems[0]).toMatchObject({ title: 'Alert on the age of the index' });
  });

  it('takes the only day of the nearest line before, and says so', () => {
    const text = '# Slow pages\n\nOn 2031-05-05 pages were slow.\n\n## Timeline\n\n- 10:00: slow\n- 10:05: fast\n';
    const { timeline, hints } = parse(text);
    expect(timeline.map((e) => [e.occurredAt, e.confidence])).toEqual([
      ['2031-05-05T10:00:00.000Z', 'inferred'],
      ['2031-05-05T10:05:00.000Z', 'inferred'],
    ]);
    expect(hints.map(({ code, line }) => [code, line])).toEqual(
      expect.arrayContaining([
        ['date_inherited', 3],
        ['zone_missing', 7],
      ]),
    );
  });

  it('takes the day of the zone sentence', () =>
    expect(report('All times in UTC, on March 5th 2031\n\n* [10:00] slow').timeline[0]).toMatchObject({
      occurredAt: '2031-03-05T10:00:00.000Z',
      confidence: 'reported',
    }));

  it.each([
    ['days as headings', '### 2031-03-05\n\n- 10:00 slow\n\n### 2031-03-06\n\n- 10:00 fast'],
    ['days as outer points', '- 2031-03-05\n  - 10:00 slow\n- 2031-03-06\n  - 10:00 fast'],
    ['bold days', '**2031-03-05**\n\n- 10:00 slow\n\n**Thursday, 6 March 2031:**\n\n- 10:00 fast'],
    ['whole stamps', '- 2031-03-05 10:00 UTC: slow\n- 2031-03-06T10:00Z - fast'],
    ['lines under a day', '2031-03-05\n10:00 - slow\n\n2031-03-06\n10:00 - fast'],
    ['numbered points', '1. **2031-03-05 10:00** - slow\n2. **2031-03-06 10:00** - fast'],
  ])('reads %s', (_what, text) =>
    expect(report(`All times in UTC\n\n${text}`).timeline.map((e) => [e.occurredAt, e.text])).toEqual([
      ['2031-03-05T10:00:00.000Z', 'slow'],
      ['2031-03-06T10:00:00.000Z', 'fast'],
    ]),
  );

  it.each([
    ['a heading', '### 2031-03-05 (CET)\n\n- 10:00 slow\n- 10:30 slower\n\n### 2031-03-06 (UTC)\n\n- 10:00 fast'],
    ['a line', '2031-03-05 (CET):\n10:00 - slow\n10:30 - slower\n\n**6 March 2031 UTC**\n10:00 - fast'],
    ['a point', '- 2031-03-05 CET\n  - 10:00 slow\n  - 10:30 slower\n- 2031-03-06 in words\n- 2031-03-06 UTC\n  - 10:00 fast'],
  ])('takes the zone beside a day in %s', (_what, text) => {
    const { timeline, unparsed, hints } = report(text);
    expect(timeline.filter(({ occurredAt }) => occurredAt).map((e) => [e.occurredAt, e.zoneText, e.confidence])).toEqual([
      ['2031-03-05T09:00:00.000Z', 'CET', 'reported'],
      ['2031-03-05T09:30:00.000Z', 'CET', 'reported'],
      ['2031-03-06T10:00:00.000Z', 'UTC', 'reported'],
    ]);
    expect(unparsed).toEqual([]);
    expect(hints.map(({ code }) => code).filter((code) => code.startsWith('zone_'))).toEqual([]);
  });

  it('does not take a list for a timeline that is none', () => {
    expect(report('- first\n- second\n- 10:00 third').importer).toBe('generic');
    expect(parse('# A\n\n## Notes\n\n- 10:00 one\n- 11:00 two\n').importer).toBe('generic');
  });

  it('keeps events that look like talk', () =>
    expect(report('2031-03-05\n\n10:00 Alert: slow\n10:05 Rollback: started\n10:10 Fixed: yes').timeline).toHaveLength(3));
});

describe('timedText', () => {
  it.each([
    ['07:00 - text', '07:00', 'text'],
    ['4:49 AM: text: more', '4:49 AM', 'text: more'],
    ['[08:47] text', '[08:47]', 'text'],
    ['**08:47** – text', '08:47', 'text'],
    ['`08:47:10` text', '08:47:10', 'text'],
    ['10:00 - 10:20 text', '10:00 - 10:20', 'text'],
    ['10:00 UTC | text', '10:00 UTC', 'text'],
    ['10:00 10 pods are gone', '10:00', '10 pods are gone'],
    ['2031-03-05 10:00 text', '2031-03-05 10:00', 'text'],
  ])('reads %s', (line, timeText, text) => {
    const found = timedText(line)!;
    expect([found.text, found.timeText.replace(/[[\]]/g, '')]).toEqual([text, timeText.replace(/[[\]]/g, '')]);
  });

  it.each(['12 pods are gone', 'At 10:00 it went down', 'text 10:00', '2031-03-05: text', '', '1.2.3 released'])(
    'reads no time in %j',
    (line) => expect(timedText(line)).toBeNull(),
  );

  it.each([
    ['2031-03-05', true],
    ['**5 March 2031**:', true],
    ['On 2031-03-05', true],
    ['2031-03-05 (UTC)', true],
    ['2031-03-05 UTC+2:', true],
    ['2031-03-05 (UTC) it began', false],
    ['2031-03-05 ET phones home', false],
    ['2031-03-05 (Mars)', false],
    ['2031-03-05 10:00', false],
    ['2031-03-05 was a bad day', false],
  ])('knows whether %j is a day alone', (line, is) => expect(dateLine(line) !== null).toBe(is));
});
