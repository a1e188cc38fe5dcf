import type { Features } from './features';

/** A sentence or field to learn from; `category` is null where nobody is blamed. */
export interface Example<C extends string> {
  features: Features;
  category: C | null;
}

export interface TrainOptions {
  /** Features seen in fewer examples are left out. Default 4. */
  minSeen?: number;
  /** Features that weigh less are left out: the table travels to the browser. Default 1. */
  keepAbove?: number;
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
/** Kinds of blame have far fewer examples; pairs over a gap say nothing more of them and are two fifths of the table. */
const KIND = { minSeen: 4, keepAbove: 0.5, without: 'k:' };

/** Learns which features speak for blame, and which for what kind: logistic and softmax regression with AdaGrad (Duchi et al. 2011), the weights averaged over the later passes. The same input gives the same weights. */
export function train<C extends string>(examples: readonly Example<C>[], categories: readonly C[], options: TrainOptions = {}): Trained<C> {
  const found = regress(examples, 1, options.minSeen ?? 4, (example) => (example.category === null ? -1 : 0), options);
  const kinds = regress(
    examples.flatMap((example) => (example.category === null ? [] : { ...example, features: without(KIND.without, example.features) })),
    categories.length,
    KIND.minSeen,
    (example) => categories.indexOf(example.category as C),
    options,
  );
  return {
    bias: found.bias[0] as number,
    weights: kept(found, 0, options.keepAbove ?? 1),
    kinds: new Map(
      categories.map((category, at) => [category, { bias: kinds.bias[at] as number, weights: kept(kinds, at, KIND.keepAbove) }]),
    ),
  };
}

const without = (prefix: string, features: Features): Features => new Map([...features].filter(([name]) => !name.startsWith(prefix)));

interface Model {
  index: ReadonlyMap<string, number>;
  /** One row of weights per class. */
  weights: readonly Float64Array[];
  bias: Float64Array;
}

function kept(model: Model, row: number, above: number): Map<string, number> {
  const weights = model.weights[row] as Float64Array;
  return new Map(
    [...model.index].map(([name, at]) => [name, weights[at] as number] as const).filter(([, weight]) => Math.abs(weight) >= above),
  );
}

/** One class: logistic regression, `classOf` answers 0 or -1. Several: softmax over the classes. */
function regress<C extends string>(
  examples: readonly Example<C>[],
  classes: number,
  minSeen: number,
  classOf: (example: Example<C>) => number,
  options: TrainOptions,
): Model {
  const index = countFeatures(examples, minSeen);
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
  return { index, weights: mean, bias: meanBias };
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

function countFeatures(examples: readonly Example<string>[], least: number): Map<string, number> {
  const count = new Map<string, number>();
  for (const { features } of examples) for (const name of features.keys()) count.set(name, (count.get(name) ?? 0) + 1);
  const index = new Map<string, number>();
  for (const [name, times] of count) if (times >= least) index.set(name, index.size);
  return index;
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
