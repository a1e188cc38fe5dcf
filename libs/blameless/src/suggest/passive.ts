import type { PersonPhrase, Sentence } from '../grammar/sentence';
import { isPast } from '../grammar/verbs';
import { BASE_OF_PARTICIPLE, IRREGULAR } from '../lexicon/irregular-verbs';
import { isA } from '../lexicon/lexicon';
import type { Rewriter } from './edits';

const PARTICIPLE_OF_PAST = new Map(
  [...IRREGULAR.values()].flatMap(({ past, participle }) => past.map((form) => [form, participle[0] as string])),
);
const PARTICLES = new Set(['down', 'off', 'out', 'up', 'offline', 'away', 'over']);
const LONGEST_OBJECT = 7;

/** "The admin dropped the orders table" becomes "The orders table was dropped": the same fact without an agent (Fausey and Boroditsky 2010). Only at the start of a sentence, and only where the object and its number are plain. */
export const passive: Rewriter = (sentence, raw) => {
  const phrase = sentence.phraseAt[sentence.first];
  if (!phrase || phrase.start !== sentence.first || phrase.kind === 'user' || !meets(phrase, raw.spanFrom, raw.spanTo, sentence))
    return null;
  let verb = phrase.end;
  while (/ly$/.test(norm(sentence, verb)) || norm(sentence, verb) === 'then') verb += 1;
  const participle = participleOf(norm(sentence, verb));
  if (!participle || isA(norm(sentence, verb), 'aux')) return null;
  const early = PARTICLES.has(norm(sentence, verb + 1)) ? 1 : 0;
  const object = objectFrom(sentence, verb + 1 + early);
  if (!object) return null;
  const late = early === 0 && PARTICLES.has(norm(sentence, object.end)) ? 1 : 0;
  if (norm(sentence, object.end + late) === 'by') return null;
  const particle = early ? ` ${norm(sentence, verb + 1)}` : late ? ` ${norm(sentence, object.end)}` : '';
  const text = `${object.text.charAt(0).toUpperCase()}${object.text.slice(1)} ${object.plural ? 'were' : 'was'} ${participle}${particle}`;
  return { from: phrase.start, to: object.end + late, text };
};

function meets(phrase: PersonPhrase, from: number, to: number, sentence: Sentence): boolean {
  return from <= phrase.end + 3 && to > phrase.start && to <= sentence.tokens.length;
}

function participleOf(past: string): string | null {
  if (!isPast(past)) return null;
  return PARTICIPLE_OF_PAST.get(past) ?? (past.endsWith('ed') || BASE_OF_PARTICIPLE.has(past) ? past : null);
}

function objectFrom(sentence: Sentence, from: number): { end: number; text: string; plural: boolean } | null {
  const first = norm(sentence, from);
  if (!isA(first, 'det') || /^(?:his|her|their|my|our|your|its|whose|which|any|each|every|no)$/.test(first)) return null;
  let end = from + 1;
  while (end < sentence.tokens.length && end - from <= LONGEST_OBJECT && isNominal(sentence, end)) end += 1;
  const after = sentence.tokens[end];
  if (end === from + 1 || end - from > LONGEST_OBJECT || (after && after.kind !== 'punct' && after.kind !== 'word')) return null;
  const last = norm(sentence, end - 1);
  const plural =
    /^(?:both|two|three|four|five|six|all|several|these|those|many|most)$/.test(first) ||
    (last.endsWith('s') && !/(?:ss|us|is|dns)$/.test(last));
  const words = sentence.tokens.slice(from, end);
  // A token that is not adjacent to the next by one space (markup, a line break) cannot be moved as it stands.
  for (let k = 1; k < words.length; k += 1) if ((words[k]?.start ?? 0) - (words[k - 1]?.end ?? 0) !== 1) return null;
  return {
    end,
    text: words
      .map((token) => (token.capital || token.shout ? (token.shout ? token.norm.toUpperCase() : capital(token.norm)) : token.norm))
      .join(' '),
    plural,
  };
}

function isNominal(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token?.kind !== 'word' || sentence.phraseAt[at]) return false;
  const { norm: word } = token;
  return (
    !isA(word, 'prep') &&
    !isA(word, 'subord') &&
    !isA(word, 'aux') &&
    !isA(word, 'det') &&
    !isA(word, 'pronoun') &&
    !PARTICLES.has(word) &&
    !/ly$/.test(word) &&
    word !== 'again'
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const norm = (sentence: Sentence, at: number): string => sentence.tokens[at]?.norm ?? '';
