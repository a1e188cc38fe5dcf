import { instantOf, isZone, localOf, parseLocalTime } from './zoned-time';

const at = (text: string, zone: string) => {
  const local = parseLocalTime(text);
  if (!local) throw new Error(`${text} is not a local time`);
  return instantOf(local, zone).toISOString();
};

const TABLE: [what: string, local: string, zone: string, instant: string][] = [
  ['plain winter time', '2026-01-15T09:00', 'Europe/Berlin', '2026-01-15T08:00:00.000Z'],
  ['plain summer time', '2026-07-15T09:00', 'Europe/Berlin', '2026-07-15T07:00:00.000Z'],
  ['the gap of spring: first instant after it', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['the first second of the gap', '2026-03-29T02:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['the last second before the gap', '2026-03-29T01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z'],
  ['the first second after the gap', '2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['the overlap of autumn: the first of the two', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['the end of the overlap', '2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['a gap west of Greenwich', '2026-03-08T02:15', 'America/New_York', '2026-03-08T07:00:00.000Z'],
  ['an overlap west of Greenwich', '2026-11-01T01:15', 'America/New_York', '2026-11-01T05:15:00.000Z'],
  ['a gap in the south', '2026-10-04T02:10', 'Australia/Sydney', '2026-10-03T16:00:00.000Z'],
  ['an overlap in the south', '2026-04-05T02:10', 'Australia/Sydney', '2026-04-04T15:10:00.000Z'],
  ['a gap of half an hour', '2026-10-04T02:10', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
  ['an overlap of half an hour', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ['an offset of 45 minutes', '2026-05-01T12:00', 'Asia/Kathmandu', '2026-05-01T06:15:00.000Z'],
  ['a zone without changes', '2026-03-29T02:30', 'Africa/Nairobi', '2026-03-28T23:30:00.000Z'],
  ['UTC', '2026-03-29T02:30', 'UTC', '2026-03-29T02:30:00.000Z'],
  ['a gap at midnight', '2026-04-24T00:30', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['a day that was left out', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ['the farthest east', '2026-06-01T00:00', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z'],
  ['the farthest west', '2026-06-01T00:00', 'Pacific/Pago_Pago', '2026-06-01T11:00:00.000Z'],
  ['a leap day', '2028-02-29T23:59:59', 'America/Santiago', '2028-03-01T02:59:59.000Z'],
];

describe('wall times', () => {
  it.each(TABLE)('%s: %s in %s', (_what, local, zone, instant) => {
    expect(at(local, zone)).toBe(instant);
  });

  it.each(['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-01-01 10:00', '2026-01-01T10:00Z', '1969-01-01T00:00', ''])(
    'refuses %p',
    (text) => expect(parseLocalTime(text)).toBeNull(),
  );

  it.each([
    ['Europe/Lisbon', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/GMT+5', true],
    ['+02:00', false],
    ['Europe/Atlantis', false],
    ['', false],
    ['Europe/Berlin; drop table', false],
  ])('knows whether %p is a zone', (zone, known) => expect(isZone(zone)).toBe(known));
});

/** A repeatable stream of numbers, so that a failure can be run again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('wall times of any instant', () => {
  const zones = Intl.supportedValuesOf('timeZone').filter((_, index) => index % 8 === 0);

  it('come back to the instant, or to the earlier one with the same wall time', () => {
    const next = numbers(20_260_329);
    for (const zone of zones) {
      for (let round = 0; round < 20; round++) {
        const instant = new Date(Math.floor(Date.UTC(2020, 0, 1) / 1000 + next() * 10 * 365 * 86_400) * 1000);
        const wall = localOf(instant, zone);
        const back = instantOf(parseLocalTime(wall)!, zone);
        expect([zone, wall, localOf(back, zone)]).toEqual([zone, wall, wall]);
        expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
      }
    }
  });

  it('never run backwards while the wall goes forward through a gap', () => {
    for (const [day, zone] of [
      ['2026-03-29', 'Europe/Berlin'],
      ['2026-03-08', 'America/New_York'],
      ['2026-10-04', 'Australia/Lord_Howe'],
    ] as const) {
      let last = 0;
      for (let minute = 0; minute < 6 * 60; minute++) {
        const text = `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const instant = Date.parse(at(text, zone));
        expect(instant).toBeGreaterThanOrEqual(last);
        last = instant;
      }
    }
  });
});
