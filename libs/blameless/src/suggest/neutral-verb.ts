import { isA } from '../lexicon/lexicon';
import { firstWithin, norm, type Rewriter } from './edit';

const NEUTRAL: Readonly<Record<string, string>> = {
  ignored: 'did not act on',
  overlooked: 'did not notice',
  disregarded: 'did not act on',
  skipped: 'did not do',
  bypassed: 'did not use',
  neglected: 'did not attend to',
};

/** "ignored the alarm" and "chose to ignore the alarm" become "did not act on the alarm": the fact without the motive. */
export const neutralVerb: Rewriter = (sentence, raw) =>
  firstWithin(raw, (at) => {
    const chosen = /^(?:chose|decided|preferred|opted)$/.test(norm(sentence, at)) && norm(sentence, at + 1) === 'to';
    const verb = chosen ? at + 2 : at;
    const text = NEUTRAL[chosen ? `${norm(sentence, verb).replace(/e$/, '')}ed` : norm(sentence, verb)];
    if (!text || isA(norm(sentence, at - 1), 'aux') || !isA(norm(sentence, verb + 1), 'det')) return null;
    return { from: at, to: verb + 1, text };
  });
