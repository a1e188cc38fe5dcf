import type { ImportDocument } from '../import-document';
import type { ParsedTimelineEntry } from '../parsed-postmortem';
import { civilMillis, MINUTE } from '../time/civil';
import { readMoment } from '../time/written-moment';
import { ZONE_WORDS, zoneFrom } from '../time/zones';
import type { TitleFacts } from './read-title';

const ZONED_TIME = new RegExp(`(?<![\\d:])\\d{1,2}:\\d{2}(?::\\d{2})?\\s?(?:[ap]m)?\\s*(?:${ZONE_WORDS})\\b`, 'gi');
const MAX_SHIFT_HOURS = 3;

/** A time in the title that no entry of the timeline has. */
export function compareTitleTime(document: ImportDocument, { moment, line }: TitleFacts, timeline: readonly ParsedTimelineEntry[]): void {
  const zone = moment?.zone;
  if (!moment?.date || !moment.time || !zone) return;
  const local = civilMillis(moment.date, moment.time);
  const instant = local - zone.offsetAt(local) * MINUTE;
  const gaps = timeline
    .filter((entry) => entry.occurredAt && !entry.dateOnly)
    .map((entry) => Math.abs(Date.parse(entry.occurredAt!) - instant) / MINUTE);
  const nearest = Math.min(...gaps.slice(0, 1_000));
  if (gaps.length === 0 || nearest === 0) return;
  document.hints.push({
    code: 'sources_disagree',
    severity: 'info',
    line,
    message: `the time in the title is ${nearest} min away from the nearest timeline entry`,
  });
}

/** A time with a zone in the summary that no entry has, while an entry has it shifted by whole hours: a sign of a zone mistaken on one side. */
export function compareProse(document: ImportDocument, summary: string, timeline: readonly ParsedTimelineEntry[]): void {
  const minuteOfDay = (millis: number): number => Math.floor((((millis / MINUTE) % 1440) + 1440) % 1440);
  const stamps = new Set(
    timeline.filter((entry) => entry.occurredAt && !entry.dateOnly).map((entry) => minuteOfDay(Date.parse(entry.occurredAt!))),
  );
  if (stamps.size === 0) return;
  const line = document.flat.find((section) => section.source === summary)?.startLine ?? null;
  for (const [written] of summary.matchAll(ZONED_TIME)) {
    const moment = readMoment(written);
    const zone = moment?.zone && zoneFrom(moment.zone.text);
    if (!moment?.time || !zone) continue;
    const at = minuteOfDay((moment.time.hour * 60 + moment.time.minute - zone.offsetAt(0)) * MINUTE);
    if (stamps.has(at)) continue;
    const shift = [1, -1, 2, -2, MAX_SHIFT_HOURS, -MAX_SHIFT_HOURS].find((hours) => stamps.has((at + hours * 60 + 1440) % 1440));
    if (shift !== undefined)
      document.hints.push({
        code: 'sources_disagree',
        severity: 'warning',
        line,
        message: `the summary says ${written}, which is ${Math.abs(shift)} h away from the timeline entry it seems to mean`,
      });
  }
}
