import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeImporter } from '../../describe-importer.test-kit';
import { parsePostmortem } from '../../parse-postmortem';
import { tableTimelineImporter } from './table-timeline.importer';

const source = readFileSync(join(__dirname, 'fixtures', 'queue-stall.md'), 'utf8');
const redact = () => ({ replaced: [] });
const parsed = parsePostmortem(source, { fileName: '2031-07-09 queue.md', redact });

describeImporter(tableTimelineImporter, source);

describe('a report with a table as timeline', () => {
  it('reads every row with its time, range and certainty, in the zone as written', () => {
    expect(parsed.importer).toBe('table-timeline');
    expect(parsed.timeline.map((e) => [e.sourceLine, e.occurredAt, e.endsAt, e.confidence, e.dateOnly, e.timeUnknown])).toEqual([
      [15, '2031-07-01T09:00:00.000Z', null, 'reported', false, false],
      [16, '2031-07-01T09:05:00.000Z', null, 'reported', false, false],
      [17, '2031-07-01T09:05:00.000Z', null, 'reported', false, false],
      [18, '2031-07-01T10:00:00.000Z', '2031-07-01T10:20:00.000Z', 'reported', false, false],
      [19, '2031-07-01T10:40:00.000Z', null, 'inferred', false, false],
      [20, '2031-07-01T23:00:00.000Z', null, 'unknown', true, true],
      [21, '2031-07-03T08:00:00.000Z', null, 'inferred', false, false],
    ]);
    expect(new Set(parsed.timeline.map((e) => `${e.zoneText} ${e.zone}`))).toEqual(new Set(['CET Etc/GMT-1']));
  });

  it('keeps markup of an event and makes its links whole', () => {
    expect(parsed.timeline[0]?.text).toBe('Certificate replaced, see [notes](<https://example.org/reports/(7)>)');
    expect(parsed.timeline[1]?.text).toBe('Alert: `queue_age | p95` above 60 s');
  });

  it('leaves an impossible year open when nothing tells which one was meant', () => {
    const [entry] = parsePostmortem('# A\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 20311-07-03 09:00 | x |\n', {
      redact,
    }).timeline;
    expect(entry).toMatchObject({ occurredAt: null, timeUnknown: true, timeText: '20311-07-03 09:00', zone: 'UTC' });
  });

  it('takes bold prose and list items as factors and keeps the rest as notes', () => {
    expect(parsed.factors).toEqual([
      {
        title: 'missing expiry alerts',
        body: 'While **missing expiry alerts** mattered most, two more conditions played a part:',
        sourceLine: 26,
      },
      { title: 'No restart on reload', body: 'consumers keep the old certificate.', sourceLine: 28 },
      { title: 'Alert noise', body: '- 40 alerts a day', sourceLine: 29 },
    ]);
    expect(parsed.sections).toEqual([
      { title: 'Contributing Factors (findings) (notes)', body: 'One more sentence beside the list.', sourceLine: 32 },
      { title: 'Open questions', body: 'Was the old certificate revoked?', sourceLine: 49 },
    ]);
  });

  it('reads action items with priority and trackers, and no empty one', () =>
    expect(parsed.actionItems.map(({ title, priority, trackerUrls }) => [title, priority, trackerUrls])).toEqual([
      ['Add an expiry alert', null, ['https://tracker.example.org/acme/queue/issues/12']],
      ['Restart consumers on reload', 'high', ['https://tracker.example.org/acme/queue/pull/13']],
    ]));

  it('drops bylines, attendees and the cells of a person column, and says where', () => {
    expect(parsed.dropped).toEqual([
      { kind: 'byline', line: 3, count: 1, replacement: null, originals: [] },
      { kind: 'person_field', line: 15, count: 1, replacement: null, originals: [] },
      { kind: 'attendees', line: 44, count: 2, replacement: null, originals: [] },
    ]);
    expect(JSON.stringify(parsed)).not.toMatch(/A\.B\.|C\.E\.|D\.F\./i);
  });

  it('reads the stated figures and finds the stamps they stand for', () => {
    expect(parsed.stats).toMatchObject({
      category: 'Messaging',
      timeToDetectMinutes: 7,
      timeToRecoverMinutes: 95,
      note: 'Notes: counted from the first late order.',
    });
    expect(parsed.milestones.map(({ kind, occurredAt, confidence }) => [kind, occurredAt, confidence])).toEqual([
      ['impactStart', '2031-07-01T09:05:00.000Z', 'inferred'],
      ['mitigated', '2031-07-01T10:40:00.000Z', 'inferred'],
    ]);
  });

  it('hints at everything odd', () =>
    expect(parsed.hints.map(({ code, line }) => `${code}@${line}`).sort()).toEqual([
      'approximate_time@19',
      'date_missing@1',
      'duration_disagrees@null',
      'empty_event@22',
      'impossible_year@21',
      'milestones_inferred@null',
      'prose_beside_list@32',
      'same_time@17',
      'time_range@18',
      'time_unknown@20',
      'zone_season@11',
    ]));
});
