import { numberOf, SIGNS } from './signs';

/** Gaps below this take one sign; each further sign, this much more. */
const BASE = 46;

/** The place of a word in a table of so many bits: FNV-1a, folded. */
export function placeOf(word: string, bits: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> bits)) & ((1 << bits) - 1);
}

/** Places in ascending order as text: the gaps between them. */
export function gapsOf(places: readonly number[]): string {
  return places.map((place, i) => gapText(place - (places[i - 1] ?? 0))).join('');
}

/** The places that `gapsOf` wrote. */
export function placesOf(gaps: string): number[] {
  const places: number[] = [];
  let place = 0;
  for (let at = 0; at < gaps.length; at += 1) {
    let factor = 1;
    for (; numberOf(gaps, at) >= BASE; at += 1) {
      place += (numberOf(gaps, at) - BASE) * factor;
      factor *= BASE;
    }
    place += numberOf(gaps, at) * factor;
    places.push(place);
  }
  return places;
}

function gapText(gap: number): string {
  return gap < BASE ? (SIGNS[gap] as string) : (SIGNS[BASE + (gap % BASE)] as string) + gapText(Math.floor(gap / BASE));
}
