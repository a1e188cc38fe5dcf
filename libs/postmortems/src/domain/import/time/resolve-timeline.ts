import type { HintCode, HintSeverity, ParsedTimelineEntry, ParseHint } from '../parsed-postmortem';
import { type CivilDate, civilDateOf, civilMillis, DAY, isoDate, isoInstant, isRealDate, MINUTE } from './civil';
import type { MomentIssue, WrittenMoment } from './written-moment';
import { UTC_ZONE, type Zone, zoneFrom } from './zones';

/** A timeline entry before its time is completed. */
export interface RawEntry {
  /** Null when no time could be read at all. */
  moment: WrittenMoment | null;
  timeText: string;
  text: string;
  line: number;
  /** The day was taken from somewhere outside of the timeline. */
  dayAssumed?: boolean;
}

/** What the rest of the report says about its times. */
interface TimeFacts {
  /** The zone of the whole timeline: column head or sentence. */
  zone: Zone | null;
  /** Line of that statement. */
  zoneLine: number | null;
  /** The declared day, for entries before the first date. */
  declaredDate: CivilDate | null;
  /** Zone to assume when the report states none. */
  defaultZone: string | null;
  /** Years named by the report or its file name: they decide between readings of an impossible year. */
  years: ReadonlySet<number>;
}

const SAYS: Record<MomentIssue, [HintSeverity, string]> = {
  impossible_year: ['error', 'the year cannot be'],
  impossible_date: ['error', 'there is no such day'],
  impossible_time: ['error', 'there is no such time of day'],
  meridiem_conflict: ['warning', 'a 24-hour time with am or pm; the 24-hour reading was taken'],
  approximate_time: ['info', 'the time is given as approximate'],
  time_unknown: ['warning', 'the report says that the time is unknown'],
  template_placeholder: ['warning', 'a placeholder of a template, no time'],
};
const BACKWARDS_IS_NEXT_DAY = 6 * 60 * MINUTE;

/** Completes the times of a timeline in order: dates and zones carry over, everything assumed or odd gets a hint. Pure arithmetic. */
export function resolveTimeline(raw: readonly RawEntry[], facts: TimeFacts): { entries: ParsedTimelineEntry[]; hints: ParseHint[] } {
  const hints: ParseHint[] = [];
  const say = (code: HintCode, severity: HintSeverity, line: number | null, message: string): void =>
    void hints.push({ code, severity, line, message });
  const assumed = zoneFrom(facts.defaultZone ?? '') ?? UTC_ZONE;
  const seasons = new Map<string, { line: number; count: number; right: string }>();
  const seen = new Map<string, number>();
  let date: CivilDate | null = null;
  let written: Zone | null = null;
  let previous: number | null = null;
  let zoneAssumed = 0;
  const inherited: number[] = [];
  let dateAssumed = false;

  const entries = raw.map(({ moment, timeText, text, line, dayAssumed = false }): ParsedTimelineEntry => {
    const shown = `"${timeText.slice(0, 40)}"`;
    for (const issue of moment?.issues ?? []) say(issue, SAYS[issue][0], line, `${shown}: ${SAYS[issue][1]}`);
    if (!moment) say('time_unknown', 'warning', line, 'no time can be read for this entry');
    let inferred = dayAssumed || (moment?.issues.includes('approximate_time') ?? false);
    if (moment?.zone) written = moment.zone;
    const zone: Zone = moment?.zone ?? facts.zone ?? written ?? assumed;
    if (!moment?.zone && !facts.zone) {
      if (written && moment?.time) inherited.push(line);
      else if (!written && (moment?.time || moment?.date)) zoneAssumed += 1;
    }
    const base = { timeText, zoneText: moment?.zone || facts.zone || written ? zone.text : '', zone: zone.name, text, sourceLine: line };
    const nothing = { ...base, occurredAt: null, endsAt: null, dateOnly: false, timeUnknown: true, confidence: 'unknown' as const };
    if (!moment) return nothing;

    if (!moment.date && !moment.time && !moment.oddYear) return nothing;
    let day = moment.date;
    if (moment.oddYear) {
      const guess = likelyYear(moment.oddYear.digits, facts.years);
      day = guess === null ? null : { year: guess, month: moment.oddYear.month, day: moment.oddYear.day };
      if (!day || !isRealDate(day)) return nothing;
      hints[hints.length - 1]!.message += `; read as ${isoDate(day)}, the only likeness among the years of the report`;
      inferred = true;
    } else if (moment.issues.includes('impossible_date') || moment.issues.includes('template_placeholder')) return nothing;
    if (!day && !date && facts.declaredDate) {
      day = facts.declaredDate;
      if (!dateAssumed) say('date_missing', 'info', line, 'the first entries have no date; the declared day was taken');
      dateAssumed = true;
      inferred = true;
    }
    const dated = day !== null;
    day ??= date;
    if (!day) {
      if (!dateAssumed) say('date_missing', 'error', line, 'no date stands before this time, so its day is unknown');
      dateAssumed = true;
      return nothing;
    }
    date = day;
    if (!moment.time) {
      if (!moment.issues.includes('time_unknown')) say('date_only', 'info', line, `${shown}: only a day, no time`);
      const start = civilMillis(day);
      const unknown = moment.issues.some((issue) => issue === 'time_unknown' || issue === 'impossible_time');
      previous = null;
      return { ...nothing, occurredAt: isoInstant(start - zone.offsetAt(start) * MINUTE), dateOnly: true, timeUnknown: unknown };
    }
    let local = civilMillis(day, moment.time);
    let instant = local - zone.offsetAt(local) * MINUTE;
    if (previous !== null && instant < previous) {
      if (!dated && previous - instant > BACKWARDS_IS_NEXT_DAY) {
        local += DAY;
        instant = local - zone.offsetAt(local) * MINUTE;
        date = day = civilDateOf(local);
        inferred = true;
        say('assumed_next_day', 'info', line, `${shown} is earlier than the entry before; the next day was taken`);
      } else say('out_of_order', 'warning', line, `${shown} is earlier than the entry before it`);
    }
    previous = instant;
    const right = zone.seasonable(local);
    if (right) {
      const known = seasons.get(zone.text);
      seasons.set(zone.text, { line: known?.line ?? line, count: (known?.count ?? 0) + 1, right });
    }
    const occurredAt = isoInstant(instant);
    const twin = seen.get(occurredAt);
    if (twin !== undefined) say('same_time', 'info', line, `${shown} is also the time of line ${twin}`);
    seen.set(occurredAt, twin ?? line);
    const endsAt = endOf(moment, day, instant, zone);
    if (endsAt) say('time_range', 'info', line, `${shown} is a range; its end is kept`);
    return {
      ...base,
      occurredAt,
      endsAt,
      dateOnly: false,
      timeUnknown: false,
      confidence: inferred || (!facts.zone && !written) ? 'inferred' : 'reported',
    };
  });
  for (const [text, { line, count, right }] of seasons)
    say(
      'zone_season',
      'warning',
      facts.zoneLine ?? line,
      `${text} is written for ${count} ${count === 1 ? 'time' : 'times'} when ${right} was in force; ${text} was kept as written`,
    );
  if (inherited.length > 0)
    say('zone_inherited', 'info', inherited[0]!, `${inherited.length} of the times have no zone; that of an earlier entry was taken`);
  if (zoneAssumed > 0)
    say(
      'zone_missing',
      'warning',
      raw[0]?.line ?? null,
      `no time zone is written for ${zoneAssumed} ${zoneAssumed === 1 ? 'entry' : 'entries'}; ${assumed.name} was assumed`,
    );
  return { entries, hints };
}

function endOf(moment: WrittenMoment, day: CivilDate, start: number, zone: Zone): string | null {
  if (!moment.end) return null;
  const local = civilMillis(moment.endDate ?? day, moment.end);
  const end = local - zone.offsetAt(local) * MINUTE;
  if (end >= start) return isoInstant(end);
  return moment.endDate ? null : isoInstant(end + DAY);
}

/** One digit too many: the year that remains when one is left out, if exactly one such year is named elsewhere. */
function likelyYear(digits: string, years: ReadonlySet<number>): number | null {
  if (digits.length !== 5) return null;
  const readings = [...digits].map((_digit, index) => Number(digits.slice(0, index) + digits.slice(index + 1)));
  const likely = [...new Set(readings)].filter((year) => years.has(year));
  return likely.length === 1 ? likely[0]! : null;
}
