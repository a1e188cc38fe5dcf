import type { RawFinding } from '../find';
import type { Sentence } from '../grammar/sentence';
import { type Features, WHOLE, withEvidence } from './features';

/** Tokens `from` to `to` (exclusive). */
interface Clause {
  from: number;
  to: number;
}

const BREAK = /^[,;:()—–]$/;

/** The stretch around a finding. */
export function clauseAround(sentence: Sentence, { spanFrom, spanTo }: RawFinding): Clause {
  let from = spanFrom;
  let to = spanTo;
  while (from > 0 && !breaksAt(sentence, from - 1)) from -= 1;
  while (to < sentence.tokens.length && !breaksAt(sentence, to)) to += 1;
  return { from, to };
}

/** What a sentence shows within a stretch and as a whole. */
export function within(features: Features, found: readonly RawFinding[], { from, to }: Clause): Features {
  const isInside = (at: number) => at >= from && at < to;
  return withEvidence(
    [...features].filter(([, at]) => at === WHOLE || isInside(at)),
    found.filter(({ spanFrom }) => isInside(spanFrom)),
  );
}

function breaksAt(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  return token?.kind === 'punct' && BREAK.test(token.norm);
}
