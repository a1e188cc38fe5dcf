import { gapsBetween, numbersIn, placeOf, placesAt, textOf } from '../packed/places';
import { MOST, pairsOf, signsOf, stepsOf, stepsOfPairs } from '../packed/steps';
import type { Features } from './features';
import type { Trained } from './train';

/** The table of weights as it is stored: features by hash, weights in quarters. */
export interface PackedWeights<C extends string> {
  /** What it was trained on, in sentences or fields. */
  trainedOn: { labelled: number; ordinary: number };
  bias: number;
  weights: PackedRow;
  /** The features that tell kinds of blame apart, and their weights for each kind, in whole numbers, two to a sign. */
  kinds: { bias: readonly number[]; places: string; steps: Record<C, string> };
}

interface PackedRow {
  /** Gaps between the places in order (`packed/`). */
  places: string;
  /** A weight for each place. */
  steps: string;
}

/** Features are known by this many bits of their hash: of a million places one in forty is taken. */
const BITS = 20;
/** Weights are kept in quarters, up to eleven each way: finer ones make the table larger and no better. */
const STEPS = 4;
/** The weights for kinds are whole numbers: nine of them for each feature. */
const KIND_STEPS = 1;
/** No kind is impossible. */
const LEAST = 1e-6;

/** Weights by feature. Two features may share a place, which does little harm, and a table by hash is a third of one with names. */
export class WeightTable<C extends string> {
  readonly bias: number;
  private readonly weights: Int8Array;
  private readonly kindAt: ReadonlyMap<number, number>;
  private readonly kinds: readonly Int8Array[];
  private readonly kindBias: readonly number[];

  constructor(
    packed: PackedWeights<C>,
    readonly categories: readonly C[],
  ) {
    this.bias = packed.bias;
    this.weights = new Int8Array(1 << BITS);
    const steps = stepsOf(packed.weights.steps);
    placesAt(numbersIn(packed.weights.places)).forEach((place, i) => {
      this.weights[place] = steps[i] as number;
    });
    this.kindAt = new Map(placesAt(numbersIn(packed.kinds.places)).map((place, i) => [place, i]));
    this.kindBias = packed.kinds.bias;
    this.kinds = categories.map((category) => stepsOfPairs(packed.kinds.steps[category]));
  }

  /** How much a feature speaks for blame (above zero) or against it; 0 when it is not in the table. */
  weightOf(name: string): number {
    return (this.weights[placeOf(name, BITS)] as number) / STEPS;
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
    const sums = this.kindsOf(features);
    return this.categories[sums.indexOf(Math.max(...sums))] as C;
  }

  /** How likely each kind of blame is, if it is any; above 0 also for what is not in the table. Worked out when first asked: mostly there is nothing to choose. */
  chancesOf(features: Features): (category: string) => number {
    let chances: ReadonlyMap<string, number> | undefined;
    return (category) => {
      chances ??= this.chances(features);
      return Math.max(LEAST, chances.get(category) ?? 0);
    };
  }

  private chances(features: Features): ReadonlyMap<string, number> {
    const powers = this.kindsOf(features).map((sum) => Math.exp(sum));
    const total = powers.reduce((all, one) => all + one, 0);
    return new Map(this.categories.map((category, i) => [category, (powers[i] as number) / total]));
  }

  /** How much the features speak for each kind of blame, in the order of the categories. */
  private kindsOf(features: Features): number[] {
    const sums = this.categories.map(() => 0);
    let known = 0;
    for (const name of features.keys()) {
      const at = this.kindAt.get(placeOf(name, BITS));
      if (at === undefined) continue;
      known += 1;
      for (const [kind, row] of this.kinds.entries()) sums[kind] = (sums[kind] as number) + (row[at] as number);
    }
    return sums.map((sum, kind) => (this.kindBias[kind] as number) + sum / Math.sqrt(known || 1));
  }
}

export function pack<C extends string>(
  trained: Trained<C>,
  categories: readonly C[],
  trainedOn: PackedWeights<C>['trainedOn'],
): PackedWeights<C> {
  const rows = categories.map((category) => byPlace(trained.kinds.get(category)?.weights ?? new Map(), KIND_STEPS));
  const places = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  const steps = categories.map((category, i) => [category, pairsOf(places.map((place) => rows[i]?.get(place) ?? 0))] as const);
  const weights = [...byPlace(trained.weights, STEPS)].sort(([a], [b]) => a - b);
  return {
    trainedOn,
    bias: hundredths(trained.bias),
    weights: { places: textOf(gapsBetween(weights.map(([place]) => place))), steps: signsOf(weights.map(([, step]) => step)) },
    kinds: {
      bias: categories.map((category) => hundredths(trained.kinds.get(category)?.bias ?? 0)),
      places: textOf(gapsBetween(places)),
      steps: Object.fromEntries(steps) as Record<C, string>,
    },
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Of two features in one place the heavier stays. */
function byPlace(weights: ReadonlyMap<string, number>, perUnit: number): Map<number, number> {
  const places = new Map<number, number>();
  for (const [name, weight] of weights) {
    const place = placeOf(name, BITS);
    const step = Math.max(-MOST, Math.min(MOST, Math.round(weight * perUnit)));
    if (Math.abs(step) > Math.abs(places.get(place) ?? 0)) places.set(place, step);
  }
  return places;
}
