import { type CivilDate, type CivilTime, isRealDate } from './civil';
import { MONTHS, monthOf } from './months';
import { ZONE_WORDS, type Zone, zoneFrom } from './zones';

export type MomentIssue =
  | 'impossible_year'
  | 'impossible_date'
  | 'impossible_time'
  | 'meridiem_conflict'
  | 'approximate_time'
  | 'time_unknown'
  | 'template_placeholder';

/** A time as somebody wrote it, taken apart. Nothing is completed here: a missing date stays missing. */
export interface WrittenMoment {
  date: CivilDate | null;
  /** Digits of a year that cannot be, such as 20202, with the rest of that date. */
  oddYear: { digits: string; month: number; day: number } | null;
  time: CivilTime | null;
  endDate: CivilDate | null;
  end: CivilTime | null;
  zone: Zone | null;
  issues: MomentIssue[];
  /** What was read as time, for messages. */
  timeText: string;
  /** Words that are no part of the time. */
  leftover: string;
}

const ISO_DATE = /(?<!\d)(\d{4,6})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?(${MONTHS})\\.?,?\\s+(\\d{4})\\b`, 'i');
const MONTH_FIRST = new RegExp(`\\b(${MONTHS})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i');
const CLOCK =
  /(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?(?![\d:])\s*([ap]\.?m\b\.?)?|(?<![\d:.])(\d{1,2})\s*([ap]\.?m\b\.?)/i;
const NO_CLOCK = /(?:--|\?\?|xx|hh):(?:--|\?\?|xx|mm)(?::(?:--|\?\?))?/i;
const UNKNOWN = /^\s*(?:\?+|-+|unknown|n\/a|tbd)\s*$/i;
const PLACEHOLDER = /\{\{.*?\}\}|\b(?:y{4}|\d{2}x{2})-m{2}-d{2}\b(?:\s+hh:mm)?/i;
const ABOUT = /(?:~|≈|\b(?:ca\.?|circa|about|around|approx(?:\.|imately)?))\s*(?=\uE000)|(?<=\uE000)\s*(?:~|≈|approx\.?(?=\s|$))/i;
const OFFSET = '(?:UTC|GMT)?\\s?[+-]\\d{1,2}(?::?\\d{2})?';
const ZONE_AFTER = new RegExp(`^\\s*\\(?\\s*(Z\\b|${OFFSET}(?![\\d:])|(?:${ZONE_WORDS})\\b|[A-Z][A-Za-z]+(?:/[A-Za-z_]+)+)\\s*\\)?`);

/** Stands where a date or time was cut out; a private character, so that no text brings it along. */
const MARK = '\uE000';

/** Reads one cell or heading. Returns null when it holds neither a date nor a time nor a statement that the time is unknown. */
export function readMoment(written: string): WrittenMoment | null {
  const text = written.replaceAll(MARK, ' ');
  const moment: WrittenMoment = {
    date: null,
    oddYear: null,
    time: null,
    endDate: null,
    end: null,
    zone: null,
    issues: [],
    timeText: '',
    leftover: '',
  };
  if (PLACEHOLDER.test(text)) {
    const leftover = text.replace(PLACEHOLDER, '').trim();
    return { ...moment, issues: ['template_placeholder'], timeText: (PLACEHOLDER.exec(text)?.[0] ?? '').slice(0, 40), leftover };
  }
  if (UNKNOWN.test(text)) return { ...moment, issues: ['time_unknown'], timeText: text.trim() };
  let rest = takeDate(text, moment, 'date');
  rest = takeClock(rest, moment, 'time');
  // Behind a day alone, only a zone that ends the text is one: other words that look like it go on.
  if (moment.time || (moment.date && /^[^\uE000]*\uE000\s*\(?(?:(?:UTC|GMT)\s)?[^\s()]+\)?[\s:.]*$/.test(rest)))
    rest = takeZone(rest, moment);
  const range = /\uE000\s*(?:-|–|—|to|until)\s*(?=[\d\p{L}])/u.exec(rest);
  if (range && moment.time) rest = takeEnd(rest, range.index, range[0].length, moment);
  if (NO_CLOCK.test(rest) && !moment.time) {
    moment.issues.push('time_unknown');
    rest = rest.replace(NO_CLOCK, MARK);
  }
  if (!rest.includes(MARK)) return null;
  if (ABOUT.test(rest)) {
    moment.issues.push('approximate_time');
    rest = rest.replace(ABOUT, '');
  }
  moment.leftover = rest
    .replace(/\uE000/g, ' ')
    .replace(/^[\s,:;.–—-]+|[\s,;–—-]+$/g, '')
    .replace(/\s+/g, ' ');
  moment.timeText = moment.leftover === '' ? text.trim() : text.slice(0, 80).replace(moment.leftover, '').trim();
  return moment;
}

/** Every date found is cut out and leaves a mark, so that what follows it can be told from what stood alone. */
function takeDate(text: string, moment: WrittenMoment, into: 'date' | 'endDate'): string {
  const iso = ISO_DATE.exec(text);
  const dayFirst = DAY_FIRST.exec(text);
  const monthFirst = MONTH_FIRST.exec(text);
  const found = iso ?? dayFirst ?? monthFirst;
  if (!found) return text;
  const parts: [string, number, number] = iso
    ? [iso[1]!, Number(iso[3]), Number(iso[4])]
    : dayFirst
      ? [dayFirst[3]!, monthOf(dayFirst[2]!), Number(dayFirst[1])]
      : [monthFirst![3]!, monthOf(monthFirst![1]!), Number(monthFirst![2])];
  const [digits, month, day] = parts;
  const date = { year: Number(digits), month, day };
  if (digits.length !== 4 || date.year < 1970 || date.year > 2199) {
    moment.issues.push('impossible_year');
    moment.oddYear = { digits, month, day };
  } else if (!isRealDate(date)) moment.issues.push('impossible_date');
  else moment[into] = date;
  const after = text.slice(found.index + found[0].length).replace(/^T(?=\d)/, ' ');
  return `${text.slice(0, found.index)}${MARK}${after}`;
}

function takeClock(text: string, moment: WrittenMoment, into: 'time' | 'end'): string {
  const found = CLOCK.exec(text);
  if (!found) return text;
  const half = (found[5] ?? found[7] ?? '').replace(/\./g, '').toLowerCase();
  let hour = Number(found[1] ?? found[6]);
  const minute = Number(found[2] ?? 0);
  const second = Number(found[3] ?? 0);
  if (half !== '' && (hour > 12 || hour === 0)) moment.issues.push('meridiem_conflict');
  else if (half === 'pm' && hour < 12) hour += 12;
  else if (half === 'am' && hour === 12) hour = 0;
  if (hour > 23 || minute > 59 || second > 59) moment.issues.push('impossible_time');
  else moment[into] = { hour, minute, second, millisecond: Number((found[4] ?? '0').padEnd(3, '0')) };
  return `${text.slice(0, found.index)}${MARK}${text.slice(found.index + found[0].length)}`;
}

function takeZone(text: string, moment: WrittenMoment): string {
  const mark = text.lastIndexOf(MARK) + 1;
  const found = ZONE_AFTER.exec(text.slice(mark));
  // A dash before an hour is the start of a range, not an offset.
  if (!found || /^\s+-/.test(found[0])) return text;
  const zone = zoneFrom(found[1]!);
  if (!zone) return text;
  moment.zone = zone;
  return text.slice(0, mark) + text.slice(mark + found[0].length);
}

function takeEnd(text: string, at: number, length: number, moment: WrittenMoment): string {
  const tail = takeClock(takeDate(text.slice(at + length), moment, 'endDate'), moment, 'end');
  if (!moment.end) return text;
  return `${text.slice(0, at)}${MARK}${moment.zone ? tail.slice(tail.lastIndexOf(MARK) + 1) : takeZone(tail, moment)}`;
}
