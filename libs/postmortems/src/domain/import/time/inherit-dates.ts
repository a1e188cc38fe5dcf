import type { ImportDocument } from '../import-document';
import { type CivilDate, isoDate } from './civil';
import type { RawEntry } from './resolve-timeline';
import { readMoment } from './written-moment';
import type { Zone } from './zones';

/** A line that states the day of what follows. */
export interface StatedDay {
  date: CivilDate;
  line: number;
  /** The zone that stands beside it, for what follows. */
  zone?: Zone | null;
}

/**
 * Gives times without a day the day of the nearest line before them, and says which line that was. Before the first stated day a
 * sentence around the timeline counts, such as the one on time zones; what is left without a day is left to the declared day.
 */
export function inheritDates(
  document: ImportDocument,
  rows: readonly (RawEntry | StatedDay)[],
  around: readonly { line: number; text: string }[],
): RawEntry[] {
  const dated = rows.some((row) => 'date' in row || row.moment?.date || row.moment?.oddYear);
  const sentence = dated ? null : dayIn(around, rows);
  const elsewhere = dated || sentence ? null : nearestDay(document, rows);
  let day: StatedDay | null = sentence ?? elsewhere;
  let zone: Zone | null = null;
  let given = 0;
  const say = (): void => {
    if (day && given > 0)
      document.hints.push({
        code: 'date_inherited',
        severity: 'info',
        line: day.line,
        message: `${given} ${given === 1 ? 'time has' : 'times have'} no day; that of this line was taken, ${isoDate(day.date)}`,
      });
    given = 0;
  };
  let open = day !== null;
  const entries = rows.flatMap((row): RawEntry[] => {
    if ('date' in row) {
      say();
      day = row;
      zone = row.zone ?? null;
      open = true;
      return [];
    }
    if (!row.moment?.time) return [row];
    if (row.moment.date || row.moment.oddYear) {
      say();
      day = null;
      zone = null;
      return [row];
    }
    if (!day) return [row];
    given += 1;
    const assumed = elsewhere ? { dayAssumed: true } : {};
    const moment = { ...row.moment, zone: row.moment.zone ?? zone };
    if (!open) return [{ ...row, ...assumed, moment }];
    // Only the first one is given it: the others follow, past midnight too.
    open = false;
    return [{ ...row, ...assumed, moment: { ...moment, date: day.date } }];
  });
  say();
  return entries;
}

const firstLine = (rows: readonly (RawEntry | StatedDay)[]): number => rows.find((row) => !('date' in row))?.line ?? 0;

/** The only day named in the text that leads to the entries. */
function dayIn(around: readonly { line: number; text: string }[], rows: readonly (RawEntry | StatedDay)[]): StatedDay | null {
  const before = around.filter(({ line }) => line <= firstLine(rows)).reverse();
  for (const { text, line } of before)
    for (const [index, one] of [...text.split('\n').entries()].reverse()) {
      const date = onlyDay(one);
      if (date) return { date, line: line + index };
    }
  return null;
}

/** Without a declared day, the nearest line of the report before the timeline that names one day and no other. */
function nearestDay(document: ImportDocument, rows: readonly (RawEntry | StatedDay)[]): StatedDay | null {
  const title = document.flat.find((section) => section.level === 1) ?? document.flat.find((section) => section.level > 0);
  const declared = [document.frontMatter.get('date'), document.frontMatter.get('title'), title?.heading];
  if (declared.some((text) => text && readMoment(text)?.date)) return null;
  const lines = document.source.split('\n').slice(0, Math.max(0, firstLine(rows) - 1));
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const date = onlyDay(lines[index]!);
    if (date) return { date, line: index + 1 };
  }
  return null;
}

const LONGEST_LINE = 400;

function onlyDay(line: string): CivilDate | null {
  if (line.length > LONGEST_LINE || !/\d/.test(line)) return null;
  const moment = readMoment(line);
  if (!moment?.date) return null;
  const second = readMoment(moment.leftover);
  return second?.date && isoDate(second.date) !== isoDate(moment.date) ? null : moment.date;
}
