import type { Sentence } from '../grammar/sentence';
import { isA } from '../lexicon/lexicon';
import { participleOf } from './base-form';
import { capitalised, norm, type Rewriter } from './edit';

const PARTICLES = new Set(['down', 'off', 'out', 'up', 'offline', 'away', 'over']);
const LONGEST_OBJECT = 7;
/** What may follow the object: the end, or a phrase that says where, when or for what. */
const GOES_ON = /^(?:in|on|at|from|during)$/;

/** "The admin dropped the orders table" becomes "The orders table was dropped": the same fact without an agent (Fausey and Boroditsky 2010). Only at the start of a sentence, and only where the object and its number are plain. */
export const passive: Rewriter = (sentence, raw) => {
  const phrase = sentence.phraseAt[sentence.first];
  if (!phrase || phrase.start !== sentence.first || phrase.kind === 'user' || /^who/.test(norm(sentence, phrase.start))) return null;
  if (raw.spanFrom > phrase.end + 3 || raw.spanTo <= phrase.start) return null;
  let verb = phrase.end;
  while (/ly$/.test(norm(sentence, verb)) || norm(sentence, verb) === 'then') verb += 1;
  const participle = participleOf(norm(sentence, verb));
  if (!participle || isA(norm(sentence, verb), 'aux')) return null;
  const early = PARTICLES.has(norm(sentence, verb + 1)) ? 1 : 0;
  const object = objectFrom(sentence, verb + 1 + early);
  if (!object) return null;
  const late = early === 0 && PARTICLES.has(norm(sentence, object.end)) ? 1 : 0;
  const to = object.end + late;
  if (!endsWell(sentence, to)) return null;
  const particle = early ? ` ${norm(sentence, verb + 1)}` : late ? ` ${norm(sentence, object.end)}` : '';
  return { from: phrase.start, to, text: `${capitalised(object.text)} ${object.plural ? 'were' : 'was'} ${participle}${particle}` };
};

/** No second verb may lose its subject: "… broke the build and went home". */
function endsWell(sentence: Sentence, at: number): boolean {
  const next = norm(sentence, at);
  if (next !== '' && !/^[.!;]$/.test(next) && !GOES_ON.test(next)) return false;
  for (let k = at; k < sentence.tokens.length; k += 1) {
    const joined = /^(?:and|but|then|or)$/.test(norm(sentence, k)) || (norm(sentence, k) === ',' && !sentence.phraseAt[k + 1]);
    if (joined) return false;
  }
  return true;
}

function objectFrom(sentence: Sentence, from: number): { end: number; text: string; plural: boolean } | null {
  const first = norm(sentence, from);
  if (!isA(first, 'det') || /^(?:his|her|their|my|our|your|its|whose|which|any|each|every|no)$/.test(first)) return null;
  let end = from + 1;
  while (end < sentence.tokens.length && end - from <= LONGEST_OBJECT && isNominal(sentence, end)) end += 1;
  if (end === from + 1 || end - from > LONGEST_OBJECT) return null;
  const words = sentence.tokens.slice(from, end);
  // Tokens with markup or a line break between them cannot be moved as they stand.
  for (let k = 1; k < words.length; k += 1) if ((words[k]?.start ?? 0) - (words[k - 1]?.end ?? 0) !== 1) return null;
  const last = norm(sentence, end - 1);
  const several = /^(?:both|two|three|four|five|six|all|several|these|those|many|most)$/.test(first);
  return {
    end,
    text: words.map((token) => token.norm).join(' '),
    plural: several || (last.endsWith('s') && !/(?:ss|us|is|dns)$/.test(last)),
  };
}

function isNominal(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  // A capital would have to be carried over as it stood.
  if (token?.kind !== 'word' || token.capital || sentence.phraseAt[at]) return false;
  const { norm: word } = token;
  if (PARTICLES.has(word) || /ly$/.test(word) || /^(?:again|instead|rather|twice|yesterday|today|first|last|too)$/.test(word)) return false;
  return !['prep', 'subord', 'aux', 'det', 'pronoun', 'timeword'].some((name) => isA(word, name));
}
