import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeImporter } from '../../describe-importer.test-kit';
import { parsePostmortem } from '../../parse-postmortem';
import { keyStampsImporter } from './key-stamps.importer';
import { minutesBetween, supportHoursIn } from './support-hours';

const source = readFileSync(join(__dirname, 'fixtures', 'queue-down.html.md.erb'), 'utf8');
const parsed = parsePostmortem(source, { redact: () => ({ replaced: [] }) });

describeImporter(keyStampsImporter, source);

describe('a report of labelled points with key stamps', () => {
  it('reads the stamps as timeline and as milestones', () => {
    expect(parsed.importer).toBe('key-stamps');
    expect(parsed.timeline.map((e) => [e.sourceLine, e.text, e.occurredAt, e.confidence, e.zone])).toEqual([
      [9, 'Fault occurs', '2031-03-05T08:30:00.000Z', 'inferred', 'UTC'],
      [10, 'Team aware', '2031-03-05T08:45:00.000Z', 'inferred', 'UTC'],
      [11, 'Fault detected', '2031-03-05T09:00:00.000Z', 'inferred', 'UTC'],
      [12, 'Incident declared', '2031-03-05T11:10:00.000Z', 'inferred', 'UTC'],
      [14, 'Resolved', '2031-03-06T12:00:00.000Z', 'inferred', 'UTC'],
    ]);
    expect(parsed.milestones.map(({ kind, occurredAt }) => [kind, occurredAt.slice(5, 16)])).toEqual([
      ['impactStart', '03-05T08:30'],
      ['detected', '03-05T08:45'],
      ['declared', '03-05T11:10'],
      ['resolved', '03-06T12:00'],
    ]);
  });

  it('sorts the points, also one that is indented too far, and loses nothing', () => {
    expect([parsed.summary, parsed.impact]).toEqual(['Orders were not\ntaken from the queue', '- Orders waited\n- Mails were late']);
    expect(parsed.sections.map(({ title, body }) => [title, body])).toEqual([
      ['Context', '- The disk was full\n- Thread: https://chat.example.org/1'],
      ['Resolution', 'A larger disk'],
      ['Status', 'Resolved'],
    ]);
    expect(parsed.unparsed.map(({ text }) => text)).toEqual(['A line beside the list.', '- Something else, no time', 'weight: 3']);
    expect(parsed.stats.note).toBe('- Time to repair: 24h 50m\n- Time to resolve: 8h 30m (during support hours 10:00-17:00)');
  });

  it('says where the stated durations disagree with the stamps', () =>
    expect(parsed.hints.map(({ code, line, message }) => [code, line, message.replace(/\D+/g, ' ').trim()])).toEqual([
      ['zone_missing', 9, '5'],
      ['duration_disagrees', 18, '510 540'],
    ]));
});

describe('support hours', () => {
  const at = (day: number, hour: number, minute = 0) => Date.UTC(2031, 2, day, hour, minute);
  it.each([
    ['around the clock', '', at(5, 8), at(6, 9), 1500],
    ['within a day', 'support hours 10:00-17:00', at(5, 8), at(5, 12), 120],
    ['over night', 'support hours 10:00-17:00', at(5, 16), at(6, 11), 120],
    ['over a weekend', 'support hours 10:00-17:00 M-F', at(7, 16), at(10, 11), 120],
    ['over a weekend that counts', 'support hours 10:00-17:00', at(7, 16), at(10, 11), 960],
    ['backwards', 'support hours 10:00-17:00', at(6, 11), at(5, 16), 0],
  ])('count %s', (_what, text, from, to, minutes) => expect(minutesBetween(from, to, supportHoursIn(text))).toBe(minutes));
});
