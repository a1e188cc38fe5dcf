/** A time on the wall of some zone. `month` counts from 1. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;
const DAY_MS = 86_400_000;
const ZONE_NAME = /^[A-Za-z_]+(?:[/+-][A-Za-z0-9_+-]+)*$/;

/** Reads `YYYY-MM-DDThh:mm[:ss]`; null for anything else and for days that the calendar does not have. */
export function parseLocalTime(text: string): LocalTime | null {
  const match = LOCAL.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const local = { year, month, day, hour, minute, second };
  return year >= 1970 && year <= 2200 && formatLocal(wallMs(local)) === formatLocalParts(local) ? local : null;
}

/** True for an IANA zone that this machine knows, such as `Europe/Lisbon` or `UTC`; offsets such as `+02:00` are not zones. */
export function isZone(zone: string): boolean {
  if (zone.length > 64 || !ZONE_NAME.test(zone)) return false;
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant of a wall time. A wall time that comes twice (clocks go back) is its first; one that never comes (clocks go forward) is the
 * first instant after the gap.
 */
export function instantOf(local: LocalTime, zone: string): Date {
  const wall = wallMs(local);
  // No zone moves by more than a day at once, so the offsets a day before and after are all that can apply.
  const offsets = [offsetAt(wall - DAY_MS, zone), offsetAt(wall, zone), offsetAt(wall + DAY_MS, zone)];
  const instants = offsets.map((offset) => wall - offset).filter((instant) => instant + offsetAt(instant, zone) === wall);
  if (instants.length > 0) return new Date(Math.min(...instants));
  return new Date(firstAtOrAfter(wall, zone, wall - Math.max(...offsets), wall - Math.min(...offsets)));
}

/** The wall time of an instant, `YYYY-MM-DDThh:mm:ss`. */
export function localOf(instant: Date, zone: string): string {
  const whole = Math.floor(instant.getTime() / 1000) * 1000;
  return formatLocal(whole + offsetAt(whole, zone));
}

/** The first whole second between two instants at which the wall shows at least `wall`. */
function firstAtOrAfter(wall: number, zone: string, from: number, to: number): number {
  let low = from / 1000;
  let high = to / 1000;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (middle * 1000 + offsetAt(middle * 1000, zone) >= wall) high = middle;
    else low = middle + 1;
  }
  return low * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const digits = '2-digit' as const;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    second: digits,
  });
  formatters.set(zone, made);
  return made;
}

/** Milliseconds that the wall is ahead of UTC at an instant of whole seconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
  return wallMs(wall) - instant;
}

const wallMs = ({ year, month, day, hour, minute, second }: LocalTime): number => Date.UTC(year, month - 1, day, hour, minute, second);
const formatLocal = (wall: number): string => new Date(wall).toISOString().slice(0, 19);
const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const formatLocalParts = (l: LocalTime): string =>
  `${pad(l.year, 4)}-${pad(l.month)}-${pad(l.day)}T${pad(l.hour)}:${pad(l.minute)}:${pad(l.second)}`;
