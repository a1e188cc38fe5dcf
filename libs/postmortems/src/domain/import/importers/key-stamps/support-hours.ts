import { DAY, MINUTE } from '../../time/civil';

/** Hours in which time counts, such as 10:00-17:00 on working days. Minutes of the day. */
export interface SupportHours {
  from: number;
  to: number;
  weekdaysOnly: boolean;
}

/** Reads "(during support hours 10:00-17:00 M-F)"; null when a duration counts around the clock. */
export function supportHoursIn(text: string): SupportHours | null {
  const found = /hours\s+(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})\s*(?:,?\s*(M(?:on)?\s*[-–—]\s*F(?:ri)?))?/i.exec(text);
  if (!found) return null;
  const from = Number(found[1]) * 60 + Number(found[2]);
  const to = Number(found[3]) * 60 + Number(found[4]);
  return from < to && to <= 24 * 60 ? { from, to, weekdaysOnly: found[5] !== undefined } : null;
}

const MOST_DAYS = 3_700;

/** Minutes between two clock readings, of which only those within the hours count. */
export function minutesBetween(from: number, to: number, hours: SupportHours | null): number {
  if (!hours) return (to - from) / MINUTE;
  let sum = 0;
  const firstDay = Math.floor(from / DAY) * DAY;
  for (let day = firstDay, n = 0; day <= to && n < MOST_DAYS; day += DAY, n += 1) {
    const weekday = new Date(day).getUTCDay();
    if (hours.weekdaysOnly && (weekday === 0 || weekday === 6)) continue;
    const start = Math.max(from, day + hours.from * MINUTE);
    const end = Math.min(to, day + hours.to * MINUTE);
    if (end > start) sum += end - start;
  }
  return sum / MINUTE;
}
