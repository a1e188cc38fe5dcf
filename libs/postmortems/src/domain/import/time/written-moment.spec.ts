import fc from 'fast-check';
import { isoDate } from './civil';
import { readMoment } from './written-moment';

const short = (text: string) => {
  const m = readMoment(text);
  if (!m) return null;
  const clock = (t: typeof m.time) => t && `${t.hour}:${String(t.minute).padStart(2, '0')}`;
  return [m.date && isoDate(m.date), clock(m.time), clock(m.end), m.zone?.text ?? null, m.issues, m.leftover];
};

describe('reading a written moment', () => {
  it.each([
    ['2021-03-04 05:06', ['2021-03-04', '5:06', null, null, [], '']],
    ['2021-03-04T05:06:07.250Z', ['2021-03-04', '5:06', null, 'Z', [], '']],
    ['2021-03-04 05:06+02:00', ['2021-03-04', '5:06', null, '+02:00', [], '']],
    ['Mar 4 2021 13:06', ['2021-03-04', '13:06', null, null, [], '']],
    ['4th of March, 2021 at 1pm', ['2021-03-04', '13:00', null, null, [], 'at']],
    ['17:07', [null, '17:07', null, null, [], '']],
    ['4:19', [null, '4:19', null, null, [], '']],
    ['16:59 PST', [null, '16:59', null, 'PST', [], '']],
    ['2021-03-04 4:23PM PST, Proxy out of memory', ['2021-03-04', '16:23', null, 'PST', [], 'Proxy out of memory']],
    ['12:05 am (CET)', [null, '0:05', null, 'CET', [], '']],
    ['2021-03-04', ['2021-03-04', null, null, null, [], '']],
    ['2021-03-04 09:00 - 11:00', ['2021-03-04', '9:00', '11:00', null, [], '']],
    ['8:20 – 8:24 UTC', [null, '8:20', '8:24', 'UTC', [], '']],
    ['13:06 Deploy starts', [null, '13:06', null, null, [], 'Deploy starts']],
    ['2021-03-04 17:14pm', ['2021-03-04', '17:14', null, null, ['meridiem_conflict'], '']],
    ['2021-03-04 10:45~', ['2021-03-04', '10:45', null, null, ['approximate_time'], '']],
    ['about 10:45', [null, '10:45', null, null, ['approximate_time'], '']],
    ['2021-03-04 --:--', ['2021-03-04', null, null, null, ['time_unknown'], '']],
    ['20211-03-04 12:00', [null, '12:00', null, null, ['impossible_year'], '']],
    ['2021-02-30 12:00', [null, '12:00', null, null, ['impossible_date'], '']],
    ['2021-03-04 25:00', ['2021-03-04', null, null, null, ['impossible_time'], '']],
    ['?', [null, null, null, null, ['time_unknown'], '']],
    ['{{ hh:mm }}', [null, null, null, null, ['template_placeholder'], '']],
    ['20xx-MM-DD HH:mm', [null, null, null, null, ['template_placeholder'], '']],
  ])('reads %j', (text, wanted) => expect(short(text)).toEqual(wanted));

  it.each(['What went well', 'Version 2.10.4', 'Deployment', '', 'Kubernetes 1.13 to 1.14'])('sees no time in %j', (text) =>
    expect(readMoment(text)).toBeNull(),
  );

  it('reads back every instant it is given in ISO form', () => {
    const from = new Date('1970-01-01T00:00:00Z');
    const to = new Date('2199-12-31T00:00:00Z');
    fc.assert(
      fc.property(fc.date({ min: from, max: to, noInvalidDate: true }), (date) => {
        const m = readMoment(date.toISOString());
        expect(m?.issues).toEqual([]);
        const { hour, minute, second, millisecond } = m!.time!;
        expect(Date.UTC(m!.date!.year, m!.date!.month - 1, m!.date!.day, hour, minute, second, millisecond)).toBe(date.getTime());
      }),
    );
  });

  it('throws on nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom(...'0123456789:-/ apmUTCET~?{}xJun') }),
        (text) => void readMoment(text),
      ),
    );
  });
});
