import { contradictionsOf } from './contradiction';
import type { Confidence, MilestoneTimes } from './milestone';
import type { Window } from './window-union';

const MINUTE = 60_000;
const NOW = 10_000 * MINUTE;
const at = (minute: number) => ({ at: minute * MINUTE, confidence: 'reported' as Confidence });
const span = (start: number, end: number | null): Window => ({ start: start * MINUTE, end: end === null ? null : end * MINUTE });

describe('contradictions between the times of an incident', () => {
  it.each<[string, MilestoneTimes, Window[], string[]]>([
    ['nothing when nothing is set', {}, [], []],
    [
      'nothing when all is in order',
      { impact_start: at(1), detected: at(2), declared: at(3), acknowledged: at(4), mitigated: at(5), resolved: at(6) },
      [span(1, 5)],
      [],
    ],
    ['nothing when times are equal', { impact_start: at(1), detected: at(1), resolved: at(1) }, [], []],
    ['detected before impact', { impact_start: at(5), detected: at(3) }, [], ['DETECTED_BEFORE_IMPACT_START']],
    ['resolved before impact', { impact_start: at(5), resolved: at(3) }, [], ['RESOLVED_BEFORE_IMPACT_START']],
    ['mitigated before impact', { impact_start: at(5), mitigated: at(3) }, [], ['MITIGATED_BEFORE_IMPACT_START']],
    ['resolved before mitigated', { mitigated: at(5), resolved: at(3) }, [], ['RESOLVED_BEFORE_MITIGATED']],
    ['acknowledged before detected', { detected: at(5), acknowledged: at(3) }, [], ['ACKNOWLEDGED_BEFORE_DETECTED']],
    ['declared before detected', { detected: at(5), declared: at(3) }, [], ['DECLARED_BEFORE_DETECTED']],
    ['nothing when it was acknowledged before it was declared', { declared: at(5), acknowledged: at(3) }, [], []],
    ['a time in the future', { resolved: at(20_000) }, [], ['RESOLVED_IN_FUTURE']],
    ['impact before its start', { impact_start: at(5) }, [span(4, 6)], ['IMPACT_WINDOW_BEFORE_IMPACT_START']],
    ['impact after the end', { resolved: at(5) }, [span(4, 6)], ['IMPACT_WINDOW_AFTER_RESOLVED']],
    ['open impact after the end', { resolved: at(5) }, [span(4, null)], ['IMPACT_WINDOW_AFTER_RESOLVED']],
    [
      'everything at once',
      { impact_start: at(9), detected: at(8), mitigated: at(7), resolved: at(6) },
      [],
      ['DETECTED_BEFORE_IMPACT_START', 'MITIGATED_BEFORE_IMPACT_START', 'RESOLVED_BEFORE_IMPACT_START', 'RESOLVED_BEFORE_MITIGATED'],
    ],
  ])('finds %s', (_name, times, windows, codes) => {
    expect(contradictionsOf(times, windows, NOW).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    [0.2, 'less than a minute'],
    [1, '1 minute'],
    [90, '90 minutes'],
    [180, '3 hours'],
    [3 * 24 * 60, '3 days'],
  ])('tells how far apart %d minutes are', (minutes, words) => {
    expect(contradictionsOf({ impact_start: at(5000), detected: at(5000 - minutes) }, [], NOW)[0]!.message).toBe(
      `Detected lies ${words} before impact start.`,
    );
  });

  it('does not mind that a drill is declared before anything was detected', () => {
    const times = { declared: at(0), detected: at(1) };
    expect(contradictionsOf(times, [], NOW).map(({ code }) => code)).toEqual(['DECLARED_BEFORE_DETECTED']);
    expect(contradictionsOf(times, [], NOW, true)).toEqual([]);
  });
});
