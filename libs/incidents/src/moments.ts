import type { Refusal } from '@platform/errors';
import type { Confidence } from './domain/milestone';
import { isZone, momentProblem } from './domain/moment';

/** Where a time comes from, as inputs give it. */
export interface Provenance {
  source: string;
  /** IANA zone in which the time was told. */
  zone: string;
  confidence: Confidence;
}

/** What is wrong with a zone; empty when nothing is. */
export const zoneRefusals = (zone: string, path: readonly string[] = ['input', 'zone']): Refusal[] =>
  isZone(zone) ? [] : [{ code: 'ZONE_UNKNOWN', message: 'Name an IANA time zone, such as Europe/Berlin or UTC.', path }];

/** What is wrong with a time; empty when nothing is. */
export function momentRefusals(at: Date | null | undefined, now: Date, path: readonly string[]): Refusal[] {
  const problem = at ? momentProblem(at, now) : null;
  return problem ? [{ code: 'TIME_TOO_FAR', message: problem, path }] : [];
}

/** What is wrong with a span of time; empty when it ends after it starts, or does not end. */
export const spanRefusals = (start: Date, end: Date | null | undefined): Refusal[] =>
  end && end < start
    ? [{ code: 'ENDS_BEFORE_START', message: 'It ends before it starts; swap or correct the times.', path: ['input', 'endsAt'] }]
    : [];
