import type { Sentence } from '../grammar/sentence';
import { isParticiple, isPast } from '../grammar/verbs';
import { verbForms } from '../lexicon/inflect';
import { isA } from '../lexicon/lexicon';
import { baseOf, pastOf } from './base-form';
import { type Edit, firstWithin, norm, type Rewriter } from './edit';

/** What was not done, without the wish or the reason: "should have caught" becomes "did not catch", "should not have pushed" becomes "pushed", "forgot to drain" becomes "did not drain". */
export const didNot: Rewriter = (sentence, raw) =>
  strays(sentence) ? null : firstWithin(raw, (at) => unmetModal(sentence, at) ?? omitted(sentence, at));

/** Words around the verb that would give its denial another sense: "no engineer", "could and should have", "instead of guessing". */
function strays(sentence: Sentence): boolean {
  const first = norm(sentence, sentence.first);
  if (/^(?:no|any|every|each|either|neither|nobody|none|who|whoever|instead|rather|at|gosh)$/.test(first)) return true;
  return sentence.tokens.some(({ norm: word }) =>
    /^(?:instead|than|like|unlike|nobody|either|any|never|somebody|someone|anybody|anyone)$/.test(word),
  );
}

/** What was done, without the verdict: "managed to delete" and "was careless enough to delete" become "deleted". */
export const plainPast: Rewriter = (sentence, raw) =>
  firstWithin(raw, (at) => {
    const length = verdictBefore(sentence, at);
    if (length === 0 || isA(norm(sentence, at - 1), 'aux')) return null;
    const [past] = verbForms(norm(sentence, at + length)).past;
    return past && sentence.tokens[at + length]?.kind === 'word' ? { from: at, to: at + length + 1, text: past } : null;
  });

/** Number of tokens up to and with "to" of a verdict on what follows. */
function verdictBefore(sentence: Sentence, at: number): number {
  if (/^(?:managed|dared|contrived)$/.test(norm(sentence, at)) && norm(sentence, at + 1) === 'to') return 2;
  const enough = isA(norm(sentence, at), 'be') && isA(norm(sentence, at + 1), 'judgeadj') && norm(sentence, at + 2) === 'enough';
  return enough && norm(sentence, at + 3) === 'to' ? 4 : 0;
}

function unmetModal(sentence: Sentence, at: number): Edit | null {
  if (!/^(?:should|could|might|ought)$/.test(norm(sentence, at)) || /^(?:and|or|not)$/.test(norm(sentence, at - 1))) return null;
  let k = at + 1;
  if (norm(sentence, k) === 'to') k += 1;
  const negated = norm(sentence, k) === 'not';
  if (negated) k += 1;
  if (norm(sentence, k) !== 'have') return null;
  k += 1;
  const adverb = /ly$|^(?:also|just|simply|first)$/.test(norm(sentence, k)) ? 1 : 0;
  const verb = k + adverb;
  const participle = norm(sentence, verb);
  if (HOLLOW.has(participle) || coordinated(sentence, verb) || wishedBefore(sentence, at)) return null;
  if (participle === 'been') return negated ? null : passiveUnmet(sentence, at, verb);
  if (negated) {
    const past = pastOf(participle);
    return past && norm(sentence, at) !== 'could' ? { from: at, to: verb + 1, text: past } : null;
  }
  const base = baseOf(participle);
  return base ? { from: at, to: verb + 1, text: `did not ${base}` } : null;
}

/** Verbs that say nothing once they are denied: "did not prevent this". */
const HOLLOW = new Set(['known', 'prevented', 'avoided', 'done', 'saved', 'spared', 'averted', 'had', 'gone']);

/** "could have rolled back and saved the launch": the second verb would be left standing as a fact. */
function coordinated(sentence: Sentence, at: number): boolean {
  for (let k = at + 1; k < Math.min(at + 12, sentence.tokens.length - 1); k += 1) {
    if (!/^(?:and|or|but|,)$/.test(norm(sentence, k))) continue;
    for (let d = 1; d <= 2; d += 1) if (isPast(norm(sentence, k + d)) || isParticiple(norm(sentence, k + d))) return true;
  }
  return false;
}

/** "the least they might have done", "what she could have seen": a relative clause is no statement. */
function wishedBefore(sentence: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 5); k -= 1)
    if (/^(?:what|least|most|than|as|which|that|where|when|how|if|whether)$/.test(norm(sentence, k))) return true;
  return false;
}

/** "should have been caught" becomes "was not caught"; the number of the subject must show. */
function passiveUnmet(sentence: Sentence, at: number, been: number): Edit | null {
  if (norm(sentence, at) !== 'should') return null;
  const before = norm(sentence, at - 1);
  if (sentence.phraseAt[at - 1] || !/^[a-z]+$/.test(before) || isA(before, 'pronoun') || before.endsWith('ss') || /ly$/.test(before))
    return null;
  if (!pastOf(norm(sentence, been + 1))) return null;
  return { from: at, to: been + 1, text: before.endsWith('s') ? 'were not' : 'was not' };
}

/** Ways of saying that something was not done which also say why, on the person's side. */
const OMITTED = [
  /^(?:failed|forgot|neglected|omitted|refused) to$/,
  /^(?:did|could) not (?:even )?(?:bother|care|be bothered|trouble) to$/,
  /^chose not to$/,
];

function omitted(sentence: Sentence, at: number): Edit | null {
  if (isA(norm(sentence, at - 1), 'aux') || isA(norm(sentence, at - 2), 'aux')) return null;
  for (let length = 2; length <= 6; length += 1) {
    if (norm(sentence, at + length - 1) !== 'to') continue;
    const words = sentence.tokens.slice(at, at + length).map((token) => token.norm);
    if (OMITTED.some((form) => form.test(words.join(' ')))) return { from: at, to: at + length, text: 'did not' };
  }
  return null;
}
