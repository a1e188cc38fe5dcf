import type { Sentence } from '../grammar/sentence';
import { isA } from '../lexicon/lexicon';
import type { Token } from '../text/token';
import { capitalised, type Edit, norm, type Rewriter } from './edit';

/** "was caused by Ana's change to X" and "because of Ana's change to X" become "followed a change to X" and "after a change to X"; "Ana's change" becomes "a change". */
export const namelessChange: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < Math.min(raw.spanTo + 4, sentence.tokens.length); at += 1) {
    const phrase = sentence.phraseAt[at];
    const noun = phrase?.start === at && norm(sentence, phrase.end) === "'s" ? phrase.end + 1 : -1;
    if (noun < 0 || !isA(norm(sentence, noun), 'changeword') || sentence.tokens[noun + 1]?.norm === "'s") continue;
    const plural = norm(sentence, noun).endsWith('s');
    const article = plural ? '' : /^[aeiou]/.test(norm(sentence, noun)) ? 'an' : 'a';
    return causedBy(sentence, at, noun, article) ?? owned(sentence, at, noun, article);
  }
  return null;
};

function causedBy(sentence: Sentence, at: number, to: number, article: string): Edit | null {
  const by = norm(sentence, at - 1) === 'by' && /^(?:caused|triggered|introduced)$/.test(norm(sentence, at - 2));
  if (by && /^(?:was|were)$/.test(norm(sentence, at - 3))) return { from: at - 3, to, text: `followed ${article}`.trim() };
  const because =
    (norm(sentence, at - 1) === 'of' && norm(sentence, at - 2) === 'because') ||
    (norm(sentence, at - 1) === 'to' && norm(sentence, at - 2) === 'due');
  if (!because || isA(norm(sentence, at - 3), 'be')) return null;
  return { from: at - 2, to, text: `${(sentence.tokens[at - 2] as Token).capital ? 'After' : 'after'} ${article}`.trim() };
}

function owned(sentence: Sentence, at: number, to: number, article: string): Edit | null {
  // A plural without an article would hand its capital on; "the" would claim that the change is known.
  if (article === '') return null;
  return { from: at, to, text: at <= sentence.first ? capitalised(article) : article };
}
