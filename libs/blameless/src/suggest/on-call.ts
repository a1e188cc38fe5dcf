import type { Sentence } from '../grammar/sentence';
import { isA } from '../lexicon/lexicon';
import type { Rewriter } from './edits';

const norm = (sentence: Sentence, at: number): string => sentence.tokens[at]?.norm ?? '';

/** "the on-call engineer, Dinesh Rao, acknowledged" loses the name; "on Olga's watch" becomes "during that shift". */
export const roleOnly: Rewriter = (sentence, raw) => {
  for (let at = Math.max(0, raw.spanFrom - 3); at < Math.min(raw.spanTo + 3, sentence.tokens.length); at += 1) {
    const phrase = sentence.phraseAt[at];
    if (phrase?.start !== at || !phrase.named) continue;
    const apposed = norm(sentence, at - 1) === ',' || norm(sentence, at - 1) === '(';
    const role = norm(sentence, apposed ? at - 2 : at - 1);
    if (isA(role, 'role') && (apposed || isA(role, 'role'))) {
      const closed = apposed && /^[,)]$/.test(norm(sentence, phrase.end));
      return { from: apposed ? at - 1 : at, to: closed ? phrase.end + 1 : phrase.end, text: '' };
    }
    if (
      norm(sentence, at - 1) === 'on' &&
      norm(sentence, phrase.end) === "'s" &&
      /^(?:watch|shift|duty|turn|night)$/.test(norm(sentence, phrase.end + 1))
    )
      return { from: at - 1, to: phrase.end + 2, text: sentence.first === at - 1 ? 'During that shift' : 'during that shift' };
  }
  return null;
};
