import type { Features } from './features';
import type { Trained } from './train';

/** The table of weights as it is stored: features by hash, weights in quarters. */
export interface PackedWeights<C extends string> {
  /** What it was trained on, in sentences or fields. */
  trainedOn: { labelled: number; ordinary: number };
  bias: number;
  weights: PackedRow;
  /** The features that tell kinds of blame apart, and their weights for each kind. */
  kinds: { places: string; steps: Record<C, string> };
}

interface PackedRow {
  /** Gaps between the places in order. */
  places: string;
  /** A weight for each place. */
  steps: string;
}

/** Features are known by this many bits of their hash: of a million places one in forty is taken. */
const BITS = 20;
/** Weights are kept in quarters, up to eleven each way: finer ones make the table larger and no better. */
const STEPS = 4;
const MOST = 44;
/** One sign per number and no quoting in JSON, so that the text compresses as well as the numbers do. */
const SIGNS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
  .filter((sign) => sign !== '"' && sign !== '\\')
  .join('');
/** Gaps below this take one sign; each further sign, this much more. */
const BASE = 46;

/** Weights by feature. Two features may share a place, which does little harm, and a table by hash is a third of one with names. */
export class WeightTable<C extends string> {
  readonly bias: number;
  private readonly weights: Int8Array;
  private readonly kindAt: ReadonlyMap<number, number>;
  private readonly kinds: readonly Int8Array[];

  constructor(
    packed: PackedWeights<C>,
    readonly categories: readonly C[],
  ) {
    this.bias = packed.bias;
    this.weights = new Int8Array(1 << BITS);
    const steps = stepsOf(packed.weights.steps);
    placesOf(packed.weights.places).forEach((place, i) => {
      this.weights[place] = steps[i] as number;
    });
    this.kindAt = new Map(placesOf(packed.kinds.places).map((place, i) => [place, i]));
    this.kinds = categories.map((category) => stepsOf(packed.kinds.steps[category]));
  }

  /** How much a feature speaks for blame (above zero) or against it; 0 when it is not in the table. */
  weightOf(name: string): number {
    return (this.weights[hash(name)] as number) / STEPS;
  }

  /** Sum of the weights of the features, scaled by the number of those that are known so that long sentences do not count more. */
  scoreOf(features: Features): number {
    let sum = 0;
    let known = 0;
    for (const name of features.keys()) {
      const weight = this.weightOf(name);
      if (weight === 0) continue;
      sum += weight;
      known += 1;
    }
    return this.bias + sum / Math.sqrt(known || 1);
  }

  /** The kind of blame that the features speak for most. */
  categoryOf(features: Features): C {
    const sums = this.kindsOf(features.keys());
    return this.categories[sums.indexOf(Math.max(...sums))] as C;
  }

  /** How much the features speak for each kind of blame, in the order of the categories. */
  private kindsOf(names: Iterable<string>): number[] {
    const sums = this.categories.map(() => 0);
    for (const name of names) {
      const at = this.kindAt.get(hash(name));
      if (at === undefined) continue;
      for (const [kind, row] of this.kinds.entries()) sums[kind] = (sums[kind] as number) + (row[at] as number);
    }
    return sums;
  }
}

export function pack<C extends string>(
  trained: Trained<C>,
  categories: readonly C[],
  trainedOn: PackedWeights<C>['trainedOn'],
): PackedWeights<C> {
  const rows = categories.map((category) => byPlace(trained.kinds.get(category) ?? new Map()));
  const places = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  const steps = categories.map((category, i) => [category, signsOf(places.map((place) => rows[i]?.get(place) ?? 0))] as const);
  const weights = [...byPlace(trained.weights)].sort(([a], [b]) => a - b);
  return {
    trainedOn,
    bias: Math.round(trained.bias * 100) / 100,
    weights: { places: gapsOf(weights.map(([place]) => place)), steps: signsOf(weights.map(([, step]) => step)) },
    kinds: { places: gapsOf(places), steps: Object.fromEntries(steps) as Record<C, string> },
  };
}

/** Of two features in one place the heavier stays. */
function byPlace(weights: ReadonlyMap<string, number>): Map<number, number> {
  const places = new Map<number, number>();
  for (const [name, weight] of weights) {
    const place = hash(name);
    const step = Math.max(-MOST, Math.min(MOST, Math.round(weight * STEPS)));
    if (Math.abs(step) > Math.abs(places.get(place) ?? 0)) places.set(place, step);
  }
  return places;
}

/** FNV-1a, folded. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) value = Math.imul(value ^ name.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> BITS)) & ((1 << BITS) - 1);
}

function signsOf(steps: readonly number[]): string {
  return steps.map((step) => SIGNS[step + MOST]).join('');
}

function stepsOf(signs: string): Int8Array {
  const steps = new Int8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) steps[at] = numberOf(signs, at) - MOST;
  return steps;
}

function gapsOf(places: readonly number[]): string {
  return places.map((place, i) => gapText(place - (places[i - 1] ?? 0))).join('');
}

function gapText(gap: number): string {
  return gap < BASE ? (SIGNS[gap] as string) : (SIGNS[BASE + (gap % BASE)] as string) + gapText(Math.floor(gap / BASE));
}

function placesOf(gaps: string): number[] {
  const places: number[] = [];
  let place = 0;
  for (let at = 0; at < gaps.length; at += 1) {
    let factor = 1;
    for (; numberOf(gaps, at) >= BASE; at += 1) {
      place += (numberOf(gaps, at) - BASE) * factor;
      factor *= BASE;
    }
    place += numberOf(gaps, at) * factor;
    places.push(place);
  }
  return places;
}

/** Position of a sign in the alphabet: printable ASCII without the quotation mark and the backslash. */
function numberOf(text: string, at: number): number {
  const code = text.charCodeAt(at) - 32;
  return code > 60 ? code - 2 : code > 2 ? code - 1 : code;
}
