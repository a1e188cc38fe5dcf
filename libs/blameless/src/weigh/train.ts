import type { Features } from './features';

/** A sentence or field to learn from; `category` is null where nobody is blamed. */
export interface Example<C extends string> {
  features: Features;
  category: C | null;
}

export interface TrainOptions {
  /** Features seen in fewer examples are left out. Default 3. */
  minSeen?: number;
  /** Features worth less are left out: the table travels to the browser. Default 5. */
  keepWorth?: number;
  /** The same for the features that tell kinds apart: they have a weight for each. Default 9. */
  keepKindWorth?: number;
  /** Pull of the weights towards zero. Default 1. */
  decay?: number;
  /** Passes over the examples. Default 30. */
  epochs?: number;
}

/** What training finds out. */
export interface Trained<C extends string> {
  /** Score of a sentence without any feature. */
  bias: number;
  /** How much each feature speaks for blame. */
  weights: ReadonlyMap<string, number>;
  /** How much each feature speaks for each kind of blame. */
  kinds: ReadonlyMap<C, { bias: number; weights: ReadonlyMap<string, number> }>;
}

const LEARNING_RATE = 0.3;
/** A feature that weighs less is not kept however often it is seen. */
const LEAST = 0.5;
/** Pairs over a gap say nothing more of the kinds of blame and would be two fifths of their table. */
const NOT_FOR_KINDS = 'k:';

/** Learns which features speak for blame, and which for what kind: logistic and softmax regression with AdaGrad (Duchi et al. 2011), the weights averaged over the later passes. The same input gives the same weights. */
export function train<C extends string>(examples: readonly Example<C>[], categories: readonly C[], options: TrainOptions = {}): Trained<C> {
  const found = regress(examples, 1, (example) => (example.category === null ? -1 : 0), options);
  const kinds = regress(
    examples.flatMap((example) => (example.category === null ? [] : { ...example, features: without(NOT_FOR_KINDS, example.features) })),
    categories.length,
    (example) => categories.indexOf(example.category as C),
    options,
  );
  const worthy = kept(kinds, options.keepKindWorth ?? 9);
  return {
    bias: found.bias[0] as number,
    weights: weightsOf(found, 0, kept(found, options.keepWorth ?? 5)),
    kinds: new Map(categories.map((category, at) => [category, { bias: kinds.bias[at] as number, weights: weightsOf(kinds, at, worthy) }])),
  };
}

const without = (prefix: string, features: Features): Features => new Map([...features].filter(([name]) => !name.startsWith(prefix)));

interface Model {
  index: ReadonlyMap<string, number>;
  /** In how many examples each feature was. */
  seen: ReadonlyMap<string, number>;
  /** One row of weights per class. */
  weights: readonly Float64Array[];
  bias: Float64Array;
}

/** The features worth keeping: their weight times the root of how often they were seen, which is what training without them would lose. */
function kept(model: Model, worth: number): ReadonlySet<string> {
  const weight = (at: number) => Math.hypot(...model.weights.map((row) => row[at] as number));
  return new Set(
    [...model.index]
      .filter(([name, at]) => weight(at) >= LEAST && weight(at) * Math.sqrt(model.seen.get(name) ?? 0) >= worth)
      .map(([name]) => name),
  );
}

function weightsOf(model: Model, row: number, names: ReadonlySet<string>): Map<string, number> {
  const weights = model.weights[row] as Float64Array;
  return new Map([...names].map((name) => [name, weights[model.index.get(name) as number] as number]));
}

/** One class: logistic regression, `classOf` answers 0 or -1. Several: softmax over the classes. */
function regress<C extends string>(
  examples: readonly Example<C>[],
  classes: number,
  classOf: (example: Example<C>) => number,
  options: TrainOptions,
): Model {
  const seen = countFeatures(examples);
  const index = new Map([...seen].filter(([, times]) => times >= (options.minSeen ?? 3)).map(([name], at) => [name, at]));
  const rows = examples.map((example) => ({
    truth: classOf(example),
    at: [...example.features.keys()].flatMap((name) => index.get(name) ?? []),
  }));
  const make = () => Array.from({ length: classes }, () => new Float64Array(index.size));
  const [weights, squares, mean] = [make(), make(), make()];
  const [bias, biasSquares, meanBias] = [new Float64Array(classes), new Float64Array(classes), new Float64Array(classes)];
  const epochs = options.epochs ?? 30;
  const averaged = Math.ceil(epochs / 2);
  const decay = ((options.decay ?? 1) * 3) / rows.length;
  const next = shuffler(rows.length);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const pick of next()) {
      const { at, truth } = rows[pick] as (typeof rows)[number];
      const scale = Math.sqrt(at.length) || 1;
      const chances = chancesOf(at, scale, weights, bias);
      for (let row = 0; row < classes; row += 1) {
        const error = (chances[row] as number) - (truth === row ? 1 : 0);
        step(weights[row] as Float64Array, squares[row] as Float64Array, at, error / scale, decay);
        biasSquares[row] = (biasSquares[row] as number) + error * error + 1e-8;
        bias[row] = (bias[row] as number) - (LEARNING_RATE * error) / Math.sqrt(biasSquares[row] as number);
      }
    }
    // The mean over the later passes swings less than the last one.
    if (epoch < epochs - averaged) continue;
    for (let row = 0; row < classes; row += 1) addTo(mean[row] as Float64Array, weights[row] as Float64Array, averaged);
    addTo(meanBias, bias, averaged);
  }
  return { index, seen, weights: mean, bias: meanBias };
}

function chancesOf(at: readonly number[], scale: number, weights: readonly Float64Array[], bias: Float64Array): number[] {
  const scores = weights.map((row, r) => {
    let sum = 0;
    for (const i of at) sum += row[i] as number;
    return (bias[r] as number) + sum / scale;
  });
  if (scores.length === 1) return [1 / (1 + Math.exp(-(scores[0] as number)))];
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function step(weights: Float64Array, squares: Float64Array, at: readonly number[], error: number, decay: number): void {
  for (const i of at) {
    const gradient = error + decay * (weights[i] as number);
    squares[i] = (squares[i] as number) + gradient * gradient + 1e-8;
    weights[i] = (weights[i] as number) - (LEARNING_RATE * gradient) / Math.sqrt(squares[i] as number);
  }
}

function addTo(sum: Float64Array, part: Float64Array, share: number): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] as number) + (part[i] as number) / share;
}

function countFeatures(examples: readonly Example<string>[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  return seen;
}

/** Orders of the examples, one per call; a fixed generator (Lehmer), so that training can be repeated. */
function shuffler(length: number): () => readonly number[] {
  let state = 7;
  const order = Array.from({ length }, (_, i) => i);
  return () => {
    for (let i = length - 1; i > 0; i -= 1) {
      state = (state * 48_271) % 2_147_483_647;
      const j = state % (i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    return order;
  };
}
