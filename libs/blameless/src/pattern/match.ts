import type { Sentence } from '../grammar/sentence';
import type { CompiledPattern, Step } from './compile';

/** Token range of a match: the whole and the marked part. */
export interface Match {
  from: number;
  to: number;
  spanFrom: number;
  spanTo: number;
}

const STEP_BUDGET = 400;

/** Matches a pattern at one token; the number of steps is bounded, so that hostile text cannot make it slow. */
export function matchAt(pattern: CompiledPattern, sentence: Sentence, at: number): Match | null {
  const state = { open: -1, close: -1, budget: STEP_BUDGET };
  const end = walk(pattern.steps, 0, sentence, at, state);
  if (end < 0 || end === at) return null;
  const spanFrom = state.open >= 0 ? state.open : at;
  return { from: at, to: end, spanFrom, spanTo: state.close >= 0 ? state.close : end };
}

function walk(
  steps: Step[],
  index: number,
  sentence: Sentence,
  at: number,
  state: { open: number; close: number; budget: number },
): number {
  state.budget -= 1;
  if (state.budget < 0) return -1;
  const step = steps[index];
  if (!step) return at;
  switch (step.kind) {
    case 'start':
      return at <= sentence.first ? walk(steps, index + 1, sentence, Math.max(at, sentence.first), state) : -1;
    case 'open':
      return marked(steps, index, sentence, at, state, 'open');
    case 'close':
      return marked(steps, index, sentence, at, state, 'close');
    case 'not':
      return step.test && step.test(sentence, at) < 0 ? walk(steps, index + 1, sentence, at, state) : -1;
    case 'gap':
      return gap(step, steps, index, sentence, at, state);
    default:
      return tested(step, steps, index, sentence, at, state);
  }
}

function tested(step: Step, steps: Step[], index: number, sentence: Sentence, at: number, state: Parameters<typeof walk>[4]): number {
  const after = step.test ? step.test(sentence, at) : -1;
  if (after >= 0) {
    const end = walk(steps, index + 1, sentence, after, state);
    if (end >= 0) return end;
  }
  return step.optional ? walk(steps, index + 1, sentence, at, state) : -1;
}

function gap(step: Step, steps: Step[], index: number, sentence: Sentence, at: number, state: Parameters<typeof walk>[4]): number {
  for (let skip = 0; skip <= step.max && at + skip <= sentence.tokens.length; skip += 1) {
    if (skip > 0 && ';.!?'.includes(sentence.tokens[at + skip - 1]?.norm ?? ';')) return -1;
    const end = walk(steps, index + 1, sentence, at + skip, state);
    if (end >= 0) return end;
  }
  return -1;
}

function marked(
  steps: Step[],
  index: number,
  sentence: Sentence,
  at: number,
  state: Parameters<typeof walk>[4],
  side: 'open' | 'close',
): number {
  const end = walk(steps, index + 1, sentence, at, state);
  if (end >= 0) state[side] = at;
  return end;
}
