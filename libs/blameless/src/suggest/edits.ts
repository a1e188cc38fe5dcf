import type { RawFinding } from '../find';
import type { Sentence } from '../grammar/sentence';
import { verbForms } from '../lexicon/inflect';
import { isA } from '../lexicon/lexicon';
import type { Token } from '../text/token';
import { baseOf, pastOf } from './base-form';

/** A mechanical rewrite: replaces tokens `from` to `to` (exclusive); an empty text takes them out. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** Looks for its own form in the marked words; null when it is not there. */
export type Rewriter = (sentence: Sentence, raw: RawFinding) => Edit | null;

const norm = (sentence: Sentence, at: number): string => sentence.tokens[at]?.norm ?? '';

/** "should have caught" becomes "did not catch", "should not have pushed" becomes "pushed", "forgot to drain" becomes "did not drain". */
export const didNot: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < raw.spanTo; at += 1) {
    const edit = unmetModal(sentence, at) ?? omitted(sentence, at);
    if (edit) return edit;
  }
  return null;
};

function unmetModal(sentence: Sentence, at: number): Edit | null {
  if (!/^(?:should|could|might|ought)$/.test(norm(sentence, at))) return null;
  let k = at + 1;
  if (norm(sentence, k) === 'to') k += 1;
  const negated = norm(sentence, k) === 'not' || norm(sentence, k) === 'never';
  if (negated) k += 1;
  if (norm(sentence, k) !== 'have') return null;
  k += 1;
  const adverb = /ly$|^(?:also|just|simply|first)$/.test(norm(sentence, k)) ? 1 : 0;
  const participle = norm(sentence, k + adverb);
  if (HOLLOW.has(participle) || coordinated(sentence, k + adverb)) return null;
  if (participle === 'been') return negated ? null : passiveUnmet(sentence, at, k + adverb);
  // "could have" about what was not done is a statement of fact only in the negative.
  if (negated) {
    const past = pastOf(participle);
    return past && norm(sentence, at) !== 'could' ? { from: at, to: k + adverb + 1, text: past } : null;
  }
  const base = baseOf(participle);
  return base ? { from: at, to: k + adverb + 1, text: `did not ${base}` } : null;
}

/** Verbs that say nothing once they are denied: "did not prevent this". */
const HOLLOW = new Set(['known', 'prevented', 'avoided', 'done', 'saved', 'spared', 'averted']);

/** "could have rolled back and saved the launch": the second verb would be left standing as a fact. */
function coordinated(sentence: Sentence, at: number): boolean {
  for (let k = at + 1; k < Math.min(at + 9, sentence.tokens.length - 1); k += 1)
    if (norm(sentence, k) === 'and' && baseOf(norm(sentence, k + 1)) !== null) return true;
  return false;
}

/** "should have been caught" becomes "was not caught"; the number of the subject must show. */
function passiveUnmet(sentence: Sentence, at: number, been: number): Edit | null {
  if (norm(sentence, at) !== 'should') return null;
  const before = norm(sentence, at - 1);
  const subject = sentence.phraseAt[at - 1];
  if (subject || !/^[a-z]+$/.test(before) || isA(before, 'pronoun') || before.endsWith('ss')) return null;
  if (!pastOf(norm(sentence, been + 1))) return null;
  return { from: at, to: been + 1, text: before.endsWith('s') ? 'were not' : 'was not' };
}

/** Ways of saying that something was not done which also say why, on the person's side. */
const OMITTED = [
  /^(?:failed|forgot|neglected|omitted|refused) to$/,
  /^(?:did|could) not (?:even )?(?:bother|care|be bothered|trouble) to$/,
  /^never (?:bothered|cared|thought) to$/,
  /^chose not to$/,
];

function omitted(sentence: Sentence, at: number): Edit | null {
  for (let length = 2; length <= 6; length += 1) {
    if (norm(sentence, at + length - 1) !== 'to') continue;
    const words = sentence.tokens.slice(at, at + length).map((token) => token.norm);
    if (OMITTED.some((form) => form.test(words.join(' ')))) return { from: at, to: at + length, text: 'did not' };
  }
  return null;
}

/** "managed to delete" becomes "deleted". */
export const plainPast: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < raw.spanTo; at += 1) {
    if (norm(sentence, at) !== 'managed' || norm(sentence, at + 1) !== 'to') continue;
    const [past] = verbForms(norm(sentence, at + 2)).past;
    if (past && isA(norm(sentence, at - 1), 'aux') === false) return { from: at, to: at + 3, text: past };
  }
  return null;
};

const NEUTRAL: Readonly<Record<string, string>> = {
  ignored: 'did not act on',
  overlooked: 'did not notice',
  disregarded: 'did not act on',
  skipped: 'did not do',
};

/** "ignored the alarm" becomes "did not act on the alarm": the fact without the motive. */
export const neutralVerb: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < raw.spanTo; at += 1) {
    const text = NEUTRAL[norm(sentence, at)];
    if (!text || isA(norm(sentence, at - 1), 'aux') || !isA(norm(sentence, at + 1), 'det')) continue;
    return { from: at, to: at + 1, text };
  }
  return null;
};

const DROPPED = new Set(
  'obviously evidently unsurprisingly predictably inexplicably naturally clearly plainly foreseeably inevitably carelessly recklessly blindly hastily sloppily stupidly foolishly negligently lazily thoughtlessly naively irresponsibly unprofessionally accidentally mistakenly erroneously inadvertently unintentionally unwittingly wrongly solely exclusively purely entirely wholly fully completely simply merely'.split(
    ' ',
  ),
);

/** Takes a judging adverb out, with the comma after it. */
export const dropAdverb: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < raw.spanTo; at += 1) {
    const length = norm(sentence, at) === 'of' && norm(sentence, at + 1) === 'course' ? 2 : DROPPED.has(norm(sentence, at)) ? 1 : 0;
    if (length === 0 || norm(sentence, at - 1) === 'and' || norm(sentence, at + length) === 'and') continue;
    const after = at + length;
    const between = norm(sentence, at - 1) === ',' && norm(sentence, after) === ',';
    const to = norm(sentence, after) === ',' ? after + 1 : after;
    if (to < sentence.tokens.length) return { from: between ? at - 1 : at, to, text: '' };
  }
  return null;
};

const JUDGING =
  /^(?:careless|sloppy|reckless|negligent|lazy|stupid|foolish|hasty|thoughtless|amateurish|botched|shoddy|clumsy|silly|dumb|unfortunate|ill-considered)$/;

/** "a sloppy commit" becomes "a commit". */
export const dropAdjective: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < raw.spanTo; at += 1) {
    if (!JUDGING.test(norm(sentence, at)) || sentence.phraseAt[at] || !isNounAfter(sentence, at + 1)) continue;
    const article = sentence.tokens[at - 1];
    if (article && /^(?:too|so|very|more|as|and|or)$|ly$/.test(article.norm)) continue;
    if (isA(article?.norm ?? '', 'be')) continue;
    if (article?.norm !== 'a' && article?.norm !== 'an') return { from: at, to: at + 1, text: '' };
    const fitting = /^[aeiou]/.test(norm(sentence, at + 1)) ? 'an' : 'a';
    return { from: at - 1, to: at + 1, text: article.capital ? capitalised(fitting) : fitting };
  }
  return null;
};

function isNounAfter(sentence: Sentence, at: number): boolean {
  const word = norm(sentence, at);
  if (sentence.tokens[at]?.kind !== 'word' || /^(?:manner|way|fashion|mistake|mistakes|error|errors)$/.test(word)) return false;
  return !isA(word, 'prep') && !isA(word, 'subord') && !isA(word, 'aux') && !isA(word, 'det') && word !== 'to' && word !== 'enough';
}

const CHANGE =
  /^(?:change|commit|deployment|deploy|merge|migration|release|script|patch|query|edit|update|upgrade|push|rollout|hotfix|refactoring|cleanup|import|restart|command|configuration|config)$/;

/** "was caused by Ana's change to X" and "because of Ana's change to X" become "followed a change to X" and "after a change to X"; "Ana's change" becomes "a change". */
export const namelessChange: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < Math.min(raw.spanTo + 4, sentence.tokens.length); at += 1) {
    const phrase = sentence.phraseAt[at];
    if (phrase?.start !== at || norm(sentence, phrase.end) !== "'s" || !CHANGE.test(norm(sentence, phrase.end + 1))) continue;
    const article = /^[aeiou]/.test(norm(sentence, phrase.end + 1)) ? 'an' : 'a';
    return causedBy(sentence, at, phrase.end + 1, article) ?? owned(sentence, at, phrase.end + 1, article);
  }
  return null;
};

function causedBy(sentence: Sentence, at: number, to: number, article: string): Edit | null {
  const { tokens } = sentence;
  if (
    norm(sentence, at - 1) === 'by' &&
    /^(?:caused|triggered|introduced)$/.test(norm(sentence, at - 2)) &&
    /^(?:was|were)$/.test(norm(sentence, at - 3))
  )
    return { from: at - 3, to, text: `followed ${article}` };
  const because =
    (norm(sentence, at - 1) === 'of' && norm(sentence, at - 2) === 'because') ||
    (norm(sentence, at - 1) === 'to' && norm(sentence, at - 2) === 'due');
  if (!because || /^(?:was|were|is|are)$/.test(norm(sentence, at - 3))) return null;
  return { from: at - 2, to, text: `${(tokens[at - 2] as Token).capital ? 'After' : 'after'} ${article}` };
}

function owned(sentence: Sentence, at: number, to: number, article: string): Edit | null {
  return { from: at, to, text: at <= sentence.first ? capitalised(article) : article };
}

/** "the only cause" becomes "one cause". */
export const oneOfSeveral: Rewriter = (sentence, raw) => {
  for (let at = raw.spanFrom; at < raw.spanTo; at += 1) {
    if (!/^(?:only|sole|single)$/.test(norm(sentence, at)) || norm(sentence, at - 1) !== 'the') continue;
    if (!/^(?:cause|reason|factor|trigger|explanation|contributor)$/.test(norm(sentence, at + 1))) continue;
    return { from: at - 1, to: at + 1, text: sentence.tokens[at - 1]?.capital ? 'One' : 'one' };
  }
  return null;
};

/** Takes a closing clause off: "…; nothing else contributed." Only behind a comma, semicolon or dash, up to the end of the sentence. */
export const dropClause: Rewriter = (sentence, raw) => {
  const { tokens } = sentence;
  let from = raw.spanFrom;
  while (from > 0 && raw.spanFrom - from < 3 && !/^[,;–—-]$/.test(norm(sentence, from))) from -= 1;
  if (!/^[,;–—-]$/.test(norm(sentence, from)) || from < 4) return null;
  let to = tokens.length;
  while (to > from && tokens[to - 1]?.kind === 'punct') to -= 1;
  if (
    tokens[tokens.length - 1]?.norm === '?' ||
    to - from > 12 ||
    tokens.slice(from + 1, to).some((token) => /^[,;:.–—]$/.test(token.norm))
  )
    return null;
  return { from, to, text: '' };
};

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
