import { BASE_OF_PARTICIPLE, IRREGULAR } from '../lexicon/irregular-verbs';
import { isA } from '../lexicon/lexicon';

const NOT_PARTICIPLES = new Set([
  'had',
  'need',
  'indeed',
  'speed',
  'feed',
  'seed',
  'embed',
  'red',
  'bed',
  'hundred',
  'led-light',
  'shed',
  'id',
  'access',
]);
const IRREGULAR_PAST = new Set([...IRREGULAR.values()].flatMap((forms) => forms.past));

/** Whether the word can be a past participle ("caught", "tested"). */
export function isParticiple(word: string): boolean {
  if (NOT_PARTICIPLES.has(word)) return false;
  return BASE_OF_PARTICIPLE.has(word) || (word.length > 3 && word.endsWith('ed')) || /-(?:checked|coded|tested|run)$/.test(word);
}

/** Whether the word can be a finite verb in the past. */
export function isPast(word: string): boolean {
  return IRREGULAR_PAST.has(word) || (word.length > 3 && word.endsWith('ed') && !NOT_PARTICIPLES.has(word));
}

/** Whether the word looks like a verb after a noun: an auxiliary, a past form, or a verb of the lexicon. */
export function looksFinite(word: string): boolean {
  return (
    isA(word, 'aux') ||
    isPast(word) ||
    isA(word, 'judgeverb') ||
    isA(word, 'strongharm:fin') ||
    /^(?:has|fails|needs|gets|goes|makes|takes)$/.test(word)
  );
}
