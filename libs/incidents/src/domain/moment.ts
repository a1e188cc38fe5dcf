const YEAR_MS = 366 * 24 * 3600 * 1000;
const MAX_KNOWN_ZONES = 1000;
const knownZones = new Set<string>();

/** Null when the time can be meant; a time more than a year ahead is a slip of the pen. */
export const momentProblem = (at: Date, now: Date): string | null =>
  at.getTime() > now.getTime() + YEAR_MS ? 'This time lies more than a year in the future; check the year.' : null;

/** True for the name of an IANA time zone, such as `Europe/Berlin` or `UTC`; offsets are none. */
export function isZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  if (knownZones.size < MAX_KNOWN_ZONES) knownZones.add(zone);
  return true;
}
