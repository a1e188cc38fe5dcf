import type { StatusCategory } from './incident-status';
import { type MeasurementName, measurementsOf } from './measurement';
import type { Confidence, MilestoneTimes } from './milestone';
import type { Window } from './window-union';

const NOW = 1_000_000;
const at = (seconds: number, confidence: Confidence = 'measured') => ({ at: seconds * 1000, confidence });
const span = (start: number, end: number | null): Window => ({ start: start * 1000, end: end === null ? null : end * 1000 });
const one = (name: MeasurementName, times: MilestoneTimes, windows: Window[], category: StatusCategory) =>
  measurementsOf(times, windows, category, NOW).find((measurement) => measurement.name === name)!;

describe('durations between milestones', () => {
  const all: MilestoneTimes = { impact_start: at(100), detected: at(130), acknowledged: at(190), mitigated: at(400), resolved: at(700) };

  it.each<[MeasurementName, number, string]>([
    ['time_to_detect', 30, 'detected − impact start'],
    ['time_to_acknowledge', 60, 'acknowledged − detected'],
    ['time_to_mitigate', 300, 'mitigated − impact start'],
    ['time_to_recover', 600, 'resolved − impact start'],
  ])('%s is recorded with its formula', (name, seconds, formula) => {
    expect(one(name, all, [], 'closed')).toMatchObject({ status: 'recorded', seconds, formula, reason: null });
  });

  it.each<[string, MilestoneTimes, StatusCategory, string, string | null]>([
    [
      'pending while an end is missing and the incident goes on',
      { impact_start: at(1) },
      'live',
      'pending',
      'No time is set for detected.',
    ],
    ['pending in triage', {}, 'triage', 'pending', 'No time is set for impact start and detected.'],
    ['not applicable once it is over', { detected: at(1) }, 'learning', 'not_applicable', 'No time is set for impact start.'],
    ['invalid when the end comes first', { impact_start: at(5), detected: at(1) }, 'live', 'invalid', 'Detected lies before impact start.'],
    ['invalid when the end lies ahead', { impact_start: at(5), detected: at(2000) }, 'live', 'invalid', 'Detected lies in the future.'],
    ['recorded as zero when both are the same moment', { impact_start: at(5), detected: at(5) }, 'live', 'recorded', null],
  ])('time to detect is %s', (_name, times, category, status, reason) => {
    const measurement = one('time_to_detect', times, [], category);
    expect(measurement).toMatchObject({ status, reason, seconds: status === 'recorded' ? 0 : null });
  });

  it('is as certain as the less certain end', () => {
    expect(one('time_to_detect', { impact_start: at(1, 'inferred'), detected: at(2, 'measured') }, [], 'live').confidence).toBe('inferred');
  });
});

describe('impact duration', () => {
  it.each<[string, Window[], StatusCategory, string, number | null]>([
    ['adds windows up', [span(10, 20), span(30, 35)], 'closed', 'recorded', 15],
    ['counts overlaps once', [span(10, 20), span(15, 25)], 'live', 'recorded', 15],
    ['waits for an open window', [span(10, null)], 'live', 'pending', null],
    ['is invalid with an open window once it is over', [span(10, null)], 'learning', 'invalid', null],
    ['is invalid when a window ends in the future', [span(10, 5000)], 'live', 'invalid', null],
    ['waits for windows while it goes on', [], 'live', 'pending', null],
    ['does not apply without windows', [], 'closed', 'not_applicable', null],
  ])('%s', (_name, windows, category, status, seconds) => {
    expect(one('impact_duration', {}, windows, category)).toMatchObject({ status, seconds });
  });
});
