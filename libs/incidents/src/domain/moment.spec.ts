import { linkProblem } from './evidence-link';
import { isZone, momentProblem } from './moment';

const now = new Date('2026-03-04T05:06:07Z');

describe('times and zones', () => {
  it.each([
    ['2026-03-04T05:06:07Z', true],
    ['1971-01-01T00:00:00Z', true],
    ['2027-03-03T00:00:00Z', true],
    ['2027-03-06T00:00:00Z', false],
    ['2199-01-01T00:00:00Z', false],
  ])('takes %s: %s', (at, taken) => {
    expect(momentProblem(new Date(at), now) === null).toBe(taken);
  });

  it.each([
    ['UTC', true],
    ['Europe/Berlin', true],
    ['America/Argentina/Buenos_Aires', true],
    ['+02:00', false],
    ['Mars/Olympus', false],
    ['', false],
    ['Europe/Berlin\0', false],
    ['<script>', false],
  ])('knows the zone %j: %s', (zone, known) => {
    expect(isZone(zone)).toBe(known);
    expect(isZone(zone)).toBe(known);
  });
});

describe('evidence links', () => {
  it.each([
    ['https://status.example.org/incidents/1?x=1#y', true],
    ['http://127.0.0.1:4600/graphs', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['ftp://example.org/file', false],
    ['/relative', false],
    ['https://', false],
    ['https://name:secret@example.org/', false],
    [`https://example.org/${'x'.repeat(2000)}`, false],
  ])('takes %s: %s', (url, taken) => {
    expect(linkProblem(url) === null).toBe(taken);
  });
});
