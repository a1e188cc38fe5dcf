import { safePattern } from './safe-pattern';

/** What a probe reads: one plain value. */
export type ScalarValue = number | string | boolean;

/** Bounds with our own comparators; all that are given must hold. */
export interface ComparatorTolerance {
  lt?: number;
  lte?: number;
  gt?: number;
  gte?: number;
}

/**
 * What a value must satisfy to count as steady.
 * - a scalar: strictly equal
 * - `[low, high]` of two numbers: inclusive bounds; any other list: one of
 * - `{type: 'range', range: [low, high]}`: inclusive bounds, also for decimals
 * - `{type: 'regex', pattern}`: the pattern is found in the value as text
 * - `{lt, lte, gt, gte}`: numeric bounds
 */
export type Tolerance =
  | ScalarValue
  | readonly ScalarValue[]
  | { type: 'range'; range: readonly [number, number] }
  | { type: 'regex'; pattern: string }
  | ComparatorTolerance;

const COMPARATORS = ['lt', 'lte', 'gt', 'gte'] as const;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isScalar = (value: unknown): value is ScalarValue => isNumber(value) || typeof value === 'string' || typeof value === 'boolean';
const isPair = (value: unknown): value is readonly [number, number] => Array.isArray(value) && value.length === 2 && value.every(isNumber);

/** Null when `tolerance` is well formed, else a sentence that says what is wrong. Accepts unknown input. */
export function toleranceProblem(tolerance: unknown): string | null {
  if (isScalar(tolerance)) return null;
  if (Array.isArray(tolerance)) {
    if (tolerance.length === 0 || tolerance.length > 100 || !tolerance.every(isScalar)) return 'a list needs 1 to 100 plain values';
    return isPair(tolerance) && tolerance[0] > tolerance[1] ? 'the lower bound is above the upper bound' : null;
  }
  if (typeof tolerance !== 'object' || tolerance === null) return 'a plain value, a list, a range, a regex or comparators are needed';
  if ('type' in tolerance) return typedProblem(tolerance as Record<string, unknown>);
  const entries = Object.entries(tolerance);
  if (entries.length === 0) return 'at least one of lt, lte, gt, gte is needed';
  const unknown = entries.find(([name, value]) => !COMPARATORS.some((known) => known === name) || !isNumber(value));
  return unknown ? `"${unknown[0].slice(0, 20)}" is not lt, lte, gt or gte with a number` : null;
}

function typedProblem(tolerance: Record<string, unknown>): string | null {
  if (tolerance.type === 'range') {
    if (!isPair(tolerance.range)) return 'a range needs two numbers';
    return tolerance.range[0] > tolerance.range[1] ? 'the lower bound is above the upper bound' : null;
  }
  if (tolerance.type === 'regex') {
    return typeof tolerance.pattern === 'string' ? safePattern(tolerance.pattern).problem : 'a regex needs a pattern';
  }
  return 'the type is range or regex';
}

function boundsOf(tolerance: Tolerance): ComparatorTolerance | null {
  if (isPair(tolerance)) return { gte: tolerance[0], lte: tolerance[1] };
  if (typeof tolerance !== 'object' || Array.isArray(tolerance)) return null;
  if ('type' in tolerance) return tolerance.type === 'range' ? { gte: tolerance.range[0], lte: tolerance.range[1] } : null;
  return tolerance as ComparatorTolerance;
}

/** True when `value` satisfies a well-formed tolerance. A value that is not a number never satisfies bounds. */
export function isWithin(tolerance: Tolerance, value: ScalarValue): boolean {
  const bounds = boundsOf(tolerance);
  if (bounds) return isNumber(value) && distanceToBounds(bounds, value) === 0 && strictlyInside(bounds, value);
  if (isScalar(tolerance)) return tolerance === value;
  if (Array.isArray(tolerance)) return tolerance.includes(value);
  const { expression } = safePattern((tolerance as { pattern: string }).pattern);
  return expression?.test(String(value).slice(0, 256)) ?? false;
}

/** How far outside a value is: 0 when within; in the value's unit for bounds and number scalars; otherwise 1. */
export function distanceOutside(tolerance: Tolerance, value: ScalarValue): number {
  if (isWithin(tolerance, value)) return 0;
  const bounds = boundsOf(tolerance);
  // Exactly on an excluded bound is outside by the smallest step there is.
  if (bounds && isNumber(value)) return distanceToBounds(bounds, value) || Number.EPSILON;
  return isNumber(tolerance) && isNumber(value) ? Math.abs(value - tolerance) : 1;
}

function distanceToBounds(bounds: ComparatorTolerance, value: number): number {
  const low = Math.max(bounds.gt ?? Number.NEGATIVE_INFINITY, bounds.gte ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(bounds.lt ?? Number.POSITIVE_INFINITY, bounds.lte ?? Number.POSITIVE_INFINITY);
  return Math.max(0, low - value, value - high);
}

function strictlyInside(bounds: ComparatorTolerance, value: number): boolean {
  return (bounds.lt === undefined || value < bounds.lt) && (bounds.gt === undefined || value > bounds.gt);
}
