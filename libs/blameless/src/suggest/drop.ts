import type { Sentence } from '../grammar/sentence';
import { isPast, looksFinite } from '../grammar/verbs';
import { isA } from '../lexicon/lexicon';
import { capitalised, type Edit, firstWithin, norm, type Rewriter } from './edit';

/** Say what the writer thinks of the sentence; only at its start, or between commas. */
const OF_THE_SENTENCE = new Set(
  'obviously evidently unsurprisingly predictably inexplicably naturally clearly plainly foreseeably inevitably'.split(' '),
);
/** Say what the doer meant; before the verb of the deed. */
const OF_THE_DOER = new Set('accidentally mistakenly erroneously inadvertently unintentionally unwittingly'.split(' '));
/** Shut out other causes; before "due to" and the like. */
const OF_THE_CAUSE = new Set('solely exclusively purely entirely wholly fully completely simply merely'.split(' '));

/** Takes a judging adverb out, with the comma after it. */
export const dropAdverb: Rewriter = (sentence, raw) =>
  firstWithin(raw, (at) => {
    const length = norm(sentence, at) === 'of' && norm(sentence, at + 1) === 'course' ? 2 : 1;
    const after = at + length;
    const between = norm(sentence, at - 1) === ',' && norm(sentence, after) === ',';
    const word = norm(sentence, at);
    const fits =
      ((length === 2 || OF_THE_SENTENCE.has(word)) && (at <= sentence.first || between)) ||
      (OF_THE_DOER.has(word) && isPast(norm(sentence, after)) && norm(sentence, at - 1) !== 'and') ||
      (OF_THE_CAUSE.has(word) && /^(?:due|because|caused|down)$/.test(norm(sentence, after)));
    if (!fits || norm(sentence, after) === 'enough') return null;
    const to = norm(sentence, after) === ',' ? after + 1 : after;
    return to < sentence.tokens.length ? { from: between ? at - 1 : at, to, text: '' } : null;
  });

const REASONS = [
  /^by (?:mistake|accident)$/,
  /^in error$/,
  /^out of (?:carelessness|laziness|habit|impatience|ignorance|sheer \w+)$/,
  /^(?:through|due to|out of) (?:sheer |pure |plain |simple )?(?:negligence|carelessness|inattention|laziness|ignorance|incompetence)$/,
  /^(?:yet|once) again$/,
  /^as (?:usual|always)$/,
];

/** Takes a reason on the person's side out: "by mistake", "out of carelessness", "as usual". */
export const dropReason: Rewriter = (sentence, raw) =>
  firstWithin(raw, (at) => {
    for (let length = 2; length <= 4; length += 1) {
      const words = sentence.tokens.slice(at, at + length);
      if (!REASONS.some((form) => form.test(words.map((token) => token.norm).join(' ')))) continue;
      if (at <= sentence.first || norm(sentence, at + length) === 'and' || isA(norm(sentence, at - 1), 'be')) return null;
      return { from: norm(sentence, at - 1) === ',' ? at - 1 : at, to: at + length, text: '' };
    }
    return null;
  });

const JUDGING =
  /^(?:careless|sloppy|reckless|negligent|lazy|stupid|foolish|hasty|thoughtless|amateurish|botched|shoddy|clumsy|silly|dumb|unfortunate|ill-considered)$/;

/** "a sloppy commit" becomes "a commit"; "Poor handover between the shifts" as a label becomes "Handover between the shifts". */
export const dropAdjective: Rewriter = (sentence, raw) =>
  firstWithin(raw, (at) => {
    const label = at === sentence.first && isA(norm(sentence, at), 'pooradj') && isLabel(sentence);
    if (!(JUDGING.test(norm(sentence, at)) || label) || sentence.phraseAt[at] || !isNoun(sentence, at + 1)) return null;
    const before = sentence.tokens[at - 1];
    if (before && (isA(before.norm, 'be') || /^(?:too|so|very|more|as|and|or)$|ly$/.test(before.norm))) return null;
    if (before?.norm === ',' || norm(sentence, at + 2) === ',') return null;
    if (before?.norm !== 'a' && before?.norm !== 'an') return { from: at, to: at + 1, text: '' };
    const article = /^[aeiou]/.test(norm(sentence, at + 1)) ? 'an' : 'a';
    return { from: at - 1, to: at + 1, text: before.capital ? capitalised(article) : article };
  });

/** No verb: a heading, a factor, an item of a list. */
function isLabel(sentence: Sentence): boolean {
  return !sentence.tokens.some((token, at) => token.kind === 'word' && at > sentence.first && looksFinite(token.norm));
}

function isNoun(sentence: Sentence, at: number): boolean {
  const word = norm(sentence, at);
  if (
    sentence.tokens[at]?.kind !== 'word' ||
    /^(?:manner|way|fashion|affair|work|job|exercise|approach|mistakes?|errors?|blunders?|slips?)$/.test(word)
  )
    return false;
  return !['prep', 'subord', 'aux', 'det'].some((name) => isA(word, name)) && word !== 'to' && word !== 'enough';
}

/** Takes a closing clause off: "…; nothing else contributed." Only behind a comma, semicolon or dash, up to the end of the sentence. */
export const dropClause: Rewriter = (sentence, raw): Edit | null => {
  const { tokens } = sentence;
  let from = raw.spanFrom;
  while (from > 0 && raw.spanFrom - from < 3 && !/^[,;–—-]$/.test(norm(sentence, from))) from -= 1;
  if (!/^[,;–—-]$/.test(norm(sentence, from)) || from < 4) return null;
  let to = tokens.length;
  while (to > from && tokens[to - 1]?.kind === 'punct') to -= 1;
  if (tokens[tokens.length - 1]?.norm === '?' || to - from > 12) return null;
  // What stays must be a sentence of its own.
  const rest = tokens.slice(0, from);
  if (!rest.some((token) => token.kind === 'word' && looksFinite(token.norm))) return null;
  if (rest.some((token) => /^(?:no|not|never|nothing|none|other|only|to|from)$/.test(token.norm))) return null;
  return tokens.slice(from + 1, to).some((token) => /^[,;:.–—]$/.test(token.norm)) ? null : { from, to, text: '' };
};
