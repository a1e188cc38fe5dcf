import { isA } from '../lexicon/lexicon';
import { norm, type Rewriter } from './edit';

/** "the on-call engineer, Dinesh Rao, acknowledged" loses the name; "on Olga's watch" becomes "during that shift". */
export const roleOnly: Rewriter = (sentence, raw) => {
  for (let at = Math.max(0, raw.spanFrom - 3); at < Math.min(raw.spanTo + 3, sentence.tokens.length); at += 1) {
    const phrase = sentence.phraseAt[at];
    if (phrase?.start !== at || !phrase.named) continue;
    if (
      norm(sentence, at - 1) === 'on' &&
      norm(sentence, phrase.end) === "'s" &&
      /^(?:watch|shift|duty|turn|night)$/.test(norm(sentence, phrase.end + 1))
    )
      return { from: at - 1, to: phrase.end + 2, text: sentence.first === at - 1 ? 'During that shift' : 'during that shift' };
    const apposed = norm(sentence, at - 1) === ',' || norm(sentence, at - 1) === '(';
    if (!isA(norm(sentence, apposed ? at - 2 : at - 1), 'role')) continue;
    const closed = apposed && /^[,)]$/.test(norm(sentence, phrase.end));
    return { from: apposed ? at - 1 : at, to: closed ? phrase.end + 1 : phrase.end, text: '' };
  }
  return null;
};
