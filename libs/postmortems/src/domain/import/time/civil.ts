/** A calendar day, not yet in any zone. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

export interface CivilTime {
  hour: number;
  minute: number;
  second: number;
  /** 0 to 999. */
  millisecond: number;
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;

export function isRealDate({ year, month, day }: CivilDate): boolean {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Milliseconds since 1970 as if the clock showed UTC. */
export const civilMillis = (date: CivilDate, time: CivilTime = { hour: 0, minute: 0, second: 0, millisecond: 0 }): number =>
  Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute, time.second, time.millisecond);

export const civilDateOf = (millis: number): CivilDate => {
  const date = new Date(millis);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

export const isoDate = (date: CivilDate): string => new Date(civilMillis(date)).toISOString().slice(0, 10);
export const isoInstant = (millis: number): string => new Date(millis).toISOString();
