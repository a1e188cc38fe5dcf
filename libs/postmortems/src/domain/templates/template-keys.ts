import { checkField, refusedName } from '@blameless';
import { TEMPLATE_LIMITS } from './limits';

const KEY = /^[a-z][a-z0-9_]*$/;

/** True for a key of a template, section or field. */
export const isKey = (key: string): boolean => KEY.test(key) && key.length <= TEMPLATE_LIMITS.key;

export const KEY_FORM = `A key begins with a letter and holds only lower-case letters, digits and underscores, ${TEMPLATE_LIMITS.key} at most.`;

/** Why a key may not be used: it names a person, or asks for one. Null when it may. The replacement is a key that is not in `taken`. */
export function keyRefusal(key: string, taken: ReadonlySet<string> = new Set()): { message: string; replacement: string } | null {
  const law = refusedName(key);
  // The weights of the checker know labels; of a key the rules alone judge its words.
  const label = checkField({ label: '', help: key.replaceAll('_', ' '), prose: true });
  if (!law.refused && !label.refused) return null;
  const why = law.refused ? `The key ${law.reason}.` : `The key "${key}" is refused: ${lowered(label.message ?? '')}`;
  const replacement = free(law.instead ?? slug(label.replacement ?? ''), taken);
  return { message: `${why} Use "${replacement}" instead.`, replacement };
}

/** Makes keys for parts that came without one, each different from those that are there. */
export function keyMaker(
  given: readonly { key?: string | null | undefined }[],
  part: 'section' | 'field',
): (words: string, index: number) => string {
  const taken = new Set(given.flatMap(({ key }) => key ?? []));
  return (words, index) => {
    const key = keyFrom(words, index, part, taken);
    taken.add(key);
    return key;
  };
}

/** A key made from words; a neutral one by its place, such as `field_3`, when the words give none that may be used. */
export function keyFrom(words: string, index: number, part: 'section' | 'field', taken: ReadonlySet<string>): string {
  const key = slug(words);
  return free(key === '' || keyRefusal(key) ? `${part}_${index + 1}` : key, taken);
}

const ROOM_FOR_NUMBER = 3;

function slug(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, TEMPLATE_LIMITS.key - ROOM_FOR_NUMBER)
    .replace(/_+$/, '');
}

function free(key: string, taken: ReadonlySet<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}_${number}`;
  return free;
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
