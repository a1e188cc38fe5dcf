import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeImporter } from '../../describe-importer.test-kit';
import { parsePostmortem } from '../../parse-postmortem';
import { headingTimelineImporter } from './heading-timeline.importer';

const source = readFileSync(join(__dirname, 'fixtures', 'cache-eviction.md'), 'utf8');
const redact = () => ({ replaced: [] });
const parsed = parsePostmortem(source, { fileName: '2031-12-05-cache.md', redact });

describeImporter(headingTimelineImporter, source);

describe('a report with a heading per time', () => {
  it('carries date and zone over, past midnight too', () =>
    expect(parsed.timeline.map((e) => [e.sourceLine, e.occurredAt, e.endsAt, e.confidence, e.dateOnly])).toEqual([
      [11, '2031-12-01T07:40:00.000Z', null, 'reported', false],
      [19, '2031-12-01T07:58:00.000Z', null, 'reported', false],
      [24, '2031-12-01T08:20:00.000Z', '2031-12-01T08:35:00.000Z', 'inferred', false],
      [28, '2031-12-01T21:05:00.000Z', null, 'reported', false],
      [32, '2031-12-02T08:00:00.000Z', null, 'unknown', true],
    ]));

  it('keeps the words of the heading and all text below it, code included', () => {
    expect(parsed.timeline[0]?.text).toBe('Cache nodes restart.\n\n```\n12:34 log line inside code\n```');
    expect(parsed.timeline[2]?.text).toBe('Warm-up\n\nTraffic is held back.');
  });

  it('takes the date out of the title', () =>
    expect([parsed.title, parsed.date, parsed.dateSource]).toEqual(['Cache eviction storm', '2031-11-30', 'title']));

  it('sorts lessons under their headings', () =>
    expect(parsed.lessons).toEqual({
      wentWell: ['The alert came first'],
      wasHard: ['Nobody could reach the cache dashboard.'],
      gotLucky: ['It was night'],
      learned: [],
    }));

  it('reads action items by component, lists and plain paragraphs alike', () =>
    expect(parsed.actionItems.map(({ component, title, trackerUrls }) => [component, title, trackerUrls.length])).toEqual([
      ['Cache', 'Limit restarts to one node at a time', 1],
      ['Process', 'Give read access to dashboards.', 1],
      ['Process', 'Discuss the issue, which is still open.', 1],
    ]));

  it('loses nothing', () => {
    expect(parsed.sections.map(({ title, body }) => [title, body])).toEqual([
      ['Process (notes)', 'Context before the list.'],
      ['Process (notes)', 'A remark after the list.'],
      ['Logs', 'Kept for a year.'],
    ]);
    expect(parsed.unparsed).toEqual([{ line: 1, text: 'Some words before the summary.' }]);
    expect(parsed.links.map(({ url }) => url)).toContain('https://example.org/d/1');
  });

  it('hints at contradictions and assumptions', () =>
    expect(parsed.hints.map(({ code, severity, line }) => `${severity} ${code}@${line}`).sort()).toEqual([
      'info assumed_next_day@24',
      'info date_only@32',
      'info sources_disagree@1',
      'info time_range@24',
      'info zone_inherited@19',
      'warning file_date_differs@1',
      'warning meridiem_conflict@28',
      'warning sources_disagree@5',
    ]));

  it('says so when no zone is written at all, and assumes the default', () => {
    const plain = parsePostmortem('# 2031-05-05, A\n\n## Timeline\n\n### 10:00\n\nx\n', { defaultZone: 'Europe/Berlin', redact });
    expect(plain.timeline[0]).toMatchObject({
      occurredAt: '2031-05-05T08:00:00.000Z',
      zone: 'Europe/Berlin',
      zoneText: '',
      confidence: 'inferred',
    });
    expect(plain.hints.map(({ code }) => code)).toEqual(expect.arrayContaining(['zone_missing', 'date_missing']));
  });
});
