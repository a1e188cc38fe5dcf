import { zoneFrom } from './zones';

const local = (text: string) => Date.parse(`${text}Z`);

describe('reading a zone', () => {
  it.each([
    ['UTC', 'UTC', 0],
    ['CET', 'Etc/GMT-1', 60],
    ['cest', 'Etc/GMT-2', 120],
    ['PST', 'Etc/GMT+8', -480],
    ['PDT', 'Etc/GMT+7', -420],
    ['EST', 'Etc/GMT+5', -300],
    ['IST', 'Asia/Kolkata', 330],
    ['+05:45', '+05:45', 345],
    ['UTC+2', 'Etc/GMT-2', 120],
    ['-0330', '-03:30', -210],
    ['Europe/Berlin', 'Europe/Berlin', 120],
    ['PT', 'America/Los_Angeles', -420],
  ])('%s is stored as %s', (text, name, minutes) => {
    const zone = zoneFrom(text);
    expect([zone?.name, zone?.offsetAt(local('2021-07-01T12:00:00'))]).toEqual([name, minutes]);
  });

  it.each(['XYZ', '', 'whatever', 'Mars/Olympus', '+25:00', '+01:75'])('refuses %j', (text) => expect(zoneFrom(text)).toBeNull());

  it.each([
    ['CET', '2021-03-28T01:59:00', null],
    ['CET', '2021-03-28T02:00:00', 'CEST'],
    ['CEST', '2021-10-31T01:59:00', null],
    ['CEST', '2021-10-31T02:00:00', 'CET'],
    ['PST', '2021-03-14T02:00:00', 'PDT'],
    ['PST', '2021-11-07T02:00:00', null],
    ['PDT', '2021-01-10T12:00:00', 'PST'],
    ['UTC', '2021-07-10T12:00:00', null],
    ['Europe/Berlin', '2021-07-10T12:00:00', null],
  ])('%s at %s asks for %s', (text, at, wanted) => expect(zoneFrom(text)?.seasonable(local(at))).toBe(wanted));

  it('finds the offset on both sides of a clock change without the host’s zone', () => {
    const berlin = zoneFrom('Europe/Berlin');
    expect(berlin?.offsetAt(local('2021-03-28T01:30:00'))).toBe(60);
    expect(berlin?.offsetAt(local('2021-03-28T03:30:00'))).toBe(120);
  });
});
