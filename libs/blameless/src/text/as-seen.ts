/** Signs inside a word that are not seen: soft hyphen, zero-width signs, marks of direction; for a class of a regular expression. */
export const UNSEEN_SIGNS = String.raw`\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF`;
export const UNSEEN = new RegExp(`[${UNSEEN_SIGNS}]`, 'g');

/** Cyrillic and Greek letters that look like Latin ones, in pairs. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  'аa еe оo рp сc уy хx іi ѕs јj һh ԁd ԛq ԝw αa εe ιi κk νv οo ρp τt υu ηn'
    .split(' ')
    .map((pair) => [pair[0] as string, pair[1] as string]),
);
const MIXED = /[a-z].*[\u0370-\u052F]|[\u0370-\u052F].*[a-z]/;

/** A lower-case word as it looks: without signs that are not seen, and among Latin letters those that look Latin are read as such. */
export function asSeen(word: string): string {
  const seen = word.replace(UNSEEN, '');
  return MIXED.test(seen) ? [...seen].map((letter) => ALIKE.get(letter) ?? letter).join('') : seen;
}
