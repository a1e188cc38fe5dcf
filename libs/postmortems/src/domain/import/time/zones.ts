import { DAY, MINUTE } from './civil';

type Season = 'eu' | 'us';

interface Abbreviation {
  minutes: number;
  /** Whose clock changes decide when the abbreviation is right. */
  rule?: Season;
  /** True for summer time, false for its winter partner. */
  summer?: boolean;
  partner?: string;
  /** A zone without clock changes that has this offset, where Etc/GMT±n cannot say it. */
  zone?: string;
}

const pair = (winter: string, summer: string, minutes: number, rule: Season): [string, Abbreviation][] => [
  [winter, { minutes, rule, summer: false, partner: summer }],
  [summer, { minutes: minutes + 60, rule, summer: true, partner: winter }],
];

/** Abbreviations with one usual meaning in incident reports. Those with several (IST, CST in China) mean the one listed. */
const ABBREVIATIONS = new Map<string, Abbreviation>([
  ['UTC', { minutes: 0 }],
  ['GMT', { minutes: 0 }],
  ['Z', { minutes: 0 }],
  ['BST', { minutes: 60, rule: 'eu', summer: true, partner: 'GMT' }],
  ...pair('WET', 'WEST', 0, 'eu'),
  ...pair('CET', 'CEST', 60, 'eu'),
  ...pair('EET', 'EEST', 120, 'eu'),
  ...pair('EST', 'EDT', -300, 'us'),
  ...pair('CST', 'CDT', -360, 'us'),
  ...pair('MST', 'MDT', -420, 'us'),
  ...pair('PST', 'PDT', -480, 'us'),
  ...pair('AKST', 'AKDT', -540, 'us'),
  ['HST', { minutes: -600 }],
  ['MSK', { minutes: 180 }],
  ['IST', { minutes: 330, zone: 'Asia/Kolkata' }],
  ['SGT', { minutes: 480 }],
  ['HKT', { minutes: 480 }],
  ['JST', { minutes: 540 }],
  ['KST', { minutes: 540 }],
  ['AEST', { minutes: 600 }],
  ['AEDT', { minutes: 660 }],
  ['NZST', { minutes: 720 }],
  ['NZDT', { minutes: 780 }],
]);

/** US names that leave open whether summer time holds. */
const GENERIC = new Map([
  ['PT', 'America/Los_Angeles'],
  ['MT', 'America/Denver'],
  ['CT', 'America/Chicago'],
  ['ET', 'America/New_York'],
]);

/** The abbreviations as one alternation for regular expressions, longest first. */
export const ZONE_WORDS = [...ABBREVIATIONS.keys(), ...GENERIC.keys()]
  .filter((word) => word !== 'Z')
  .sort((a, b) => b.length - a.length)
  .join('|');

/** A zone that was read: how far from UTC it is at a local time, and what to store. */
export interface Zone {
  /** As written, such as CET. */
  text: string;
  /** IANA name, or a fixed offset such as +05:45 where no IANA name says it. */
  name: string;
  /** Minutes east of UTC when the local clock shows `localMillis`. */
  offsetAt(localMillis: number): number;
  /** The abbreviation that the season asks for, when another one is written. */
  seasonable(localMillis: number): string | null;
}

/** Reads an abbreviation, an offset (`+02:00`, `UTC+2`) or an IANA name; null when it is none. What is written is kept: CET in July is UTC+1. */
export function zoneFrom(text: string): Zone | null {
  const written = text.trim();
  const known = ABBREVIATIONS.get(written.toUpperCase());
  if (known) return fixed(written, known.minutes, known.zone, known);
  const offset = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(written);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes <= 14 * 60 && Number(offset[3] ?? 0) < 60 ? fixed(written, offset[1] === '-' ? -minutes : minutes) : null;
  }
  return named(written, GENERIC.get(written.toUpperCase()) ?? written);
}

/** Whether `zoneFrom` can read a zone. */
export const isKnownZone = (text: string): boolean => zoneFrom(text) !== null;

function fixed(text: string, minutes: number, zone?: string, known?: Abbreviation): Zone {
  return {
    text,
    name: zone ?? fixedName(minutes),
    offsetAt: () => minutes,
    seasonable: (local) => {
      if (!known?.rule || isSummer(known.rule, local) === known.summer) return null;
      return known.partner ?? null;
    },
  };
}

function fixedName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const sign = minutes < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  // Names of the Etc area count westwards.
  if (minutes % 60 === 0 && minutes >= -720) return `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
  return `${sign}${String(hours).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
}

/** Whether the clocks of that part of the world stand forward at a local time (rules of 1996 and 2007 on). */
function isSummer(rule: Season, localMillis: number): boolean {
  const year = new Date(localMillis).getUTCFullYear();
  const [from, to] =
    rule === 'eu' ? [sundayBefore(year, 2, 31), sundayBefore(year, 9, 31)] : [sundayBefore(year, 2, 14), sundayBefore(year, 10, 7)];
  return localMillis >= from + 2 * 60 * MINUTE && localMillis < to + 2 * 60 * MINUTE;
}

const sundayBefore = (year: number, month: number, day: number): number => {
  const millis = Date.UTC(year, month, day);
  return millis - new Date(millis).getUTCDay() * DAY;
};

function named(text: string, name: string): Zone | null {
  if (!/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/.test(name)) return null;
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    return null;
  }
  const offsetAtInstant = (millis: number): number => {
    const part = new Map(clock.formatToParts(millis).map(({ type, value }) => [type, Number(value)]));
    const at = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
    const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'));
    return Math.round((local - Math.floor(millis / MINUTE) * MINUTE) / MINUTE);
  };
  return {
    text,
    name,
    // Twice: the first guess may fall on the other side of a clock change.
    offsetAt: (local) => offsetAtInstant(local - offsetAtInstant(local - offsetAtInstant(local) * MINUTE) * MINUTE),
    seasonable: () => null,
  };
}

export const UTC_ZONE: Zone = fixed('', 0);
