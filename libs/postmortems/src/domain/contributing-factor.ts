/** What kind of condition a factor is. There is none that means a person. */
const FACTOR_CATEGORIES = [
  'design',
  'code',
  'configuration',
  'change',
  'capacity',
  'dependency',
  'monitoring',
  'procedure',
  'communication',
  'human_factors',
  'environment',
  'other',
] as const;
export type FactorCategory = (typeof FACTOR_CATEGORIES)[number];

/** The stability pattern a factor concerns: one that was missing, wrong, or held. */
const STABILITY_PATTERNS = ['timeout', 'retry', 'bulkhead', 'circuit_breaker', 'idempotency', 'degradation', 'other'] as const;
export type StabilityPattern = (typeof STABILITY_PATTERNS)[number];

/** The four concepts of resilience after David Woods. */
const WOODS_CONCEPTS = ['robustness', 'rebound', 'graceful_extensibility', 'sustained_adaptability'] as const;
export type WoodsConcept = (typeof WOODS_CONCEPTS)[number];

export interface ContributingFactor {
  title: string;
  /** Markdown. */
  body: string;
  category: FactorCategory;
  stabilityPattern: StabilityPattern | null;
  woodsConcept: WoodsConcept | null;
}

type FactorRefusal = 'TITLE_EMPTY' | 'TITLE_TOO_LONG';
export const FACTOR_TITLE_MAX = 300;

/** Refuses a factor without words or with a title that is a story. */
export function factorProblem(factor: Pick<ContributingFactor, 'title'>): FactorRefusal | null {
  const title = factor.title.trim();
  if (title === '') return 'TITLE_EMPTY';
  return title.length > FACTOR_TITLE_MAX ? 'TITLE_TOO_LONG' : null;
}

/** A first guess of the pattern from the words of an imported factor; null when nothing points to one. People correct it. */
export function guessStabilityPattern(text: string): StabilityPattern | null {
  return GUESSES.find(([, words]) => words.test(text))?.[0] ?? null;
}

const GUESSES: readonly [StabilityPattern, RegExp][] = [
  ['circuit_breaker', /\bcircuit[- ]?breakers?\b/i],
  ['timeout', /\btime[- ]?(?:out|outs|limits?)\b/i],
  ['retry', /\bretr(?:y|ies|ied|ying)\b|\bback-?off\b/i],
  ['bulkhead', /\bbulkheads?\b|\b(?:connection|thread) pools?\b/i],
  ['idempotency', /\bidempoten(?:t|cy|ce)\b|\bduplicate (?:requests?|messages?|events?)\b/i],
  ['degradation', /\bdegrad(?:e|es|ed|ation)\b|\bfall-?backs?\b/i],
];
