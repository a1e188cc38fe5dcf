import { numberOf, SIGNS } from './signs';

/** Numbers below this take one sign. */
export const ENDS = 88;
/** A larger one is told by further signs before it, this many to a digit. */
const DIGIT = SIGNS.length - ENDS;

/** The place of a word in a table of so many bits: FNV-1a, folded. */
export function placeOf(word: string, bits: number): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> bits)) & ((1 << bits) - 1);
}

/** Places in ascending order as the gaps between them. */
export function gapsBetween(places: readonly number[]): number[] {
  return places.map((place, i) => place - (places[i - 1] ?? 0));
}

/** The places that lie so far apart. */
export function placesAt(gaps: readonly number[]): number[] {
  let place = 0;
  return gaps.map((gap) => {
    place += gap;
    return place;
  });
}

/** Numbers that are mostly small as text. */
export function textOf(numbers: readonly number[]): string {
  return numbers.map(signsFor).join('');
}

/** The numbers that `textOf` wrote. */
export function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    let number = 0;
    let factor = 1;
    for (; numberOf(text, at) >= ENDS; at += 1) {
      number += (numberOf(text, at) - ENDS) * factor;
      factor *= DIGIT;
    }
    numbers.push(number + numberOf(text, at) * factor);
  }
  return numbers;
}

function signsFor(number: number): string {
  return number < ENDS ? (SIGNS[number] as string) : (SIGNS[ENDS + (number % DIGIT)] as string) + signsFor(Math.floor(number / DIGIT));
}
