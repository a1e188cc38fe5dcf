import { ENDS, gapsBetween, numbersIn, placeOf, placesAt, textOf } from '../packed/places';

/** Of sixteen million places one in some two thousand is taken: so often a strange word passes for a name. */
const BITS = 24;
/** A set of names as it is stored: the gaps are far larger than one sign tells, and compress better in two parts. */
export interface PackedNames {
  quotients: string;
  remainders: string;
}

/** A set of words known by hash: half the size of the list, which travels to the browser. */
export class NameSet {
  private readonly places: ReadonlySet<number>;

  constructor({ quotients, remainders }: PackedNames) {
    const rest = numbersIn(remainders);
    this.places = new Set(placesAt(numbersIn(quotients).map((quotient, i) => quotient * ENDS + (rest[i] as number))));
  }

  /** Whether the lower-case word is in the set; one strange word in some thousands is, too. */
  has(word: string): boolean {
    return this.places.has(placeOf(word, BITS));
  }
}

/** Packs lower-case words for a `NameSet`. */
export function packNames(words: readonly string[]): PackedNames {
  const gaps = gapsBetween([...new Set(words.map((word) => placeOf(word, BITS)))].sort((a, b) => a - b));
  return { quotients: textOf(gaps.map((gap) => Math.floor(gap / ENDS))), remainders: textOf(gaps.map((gap) => gap % ENDS)) };
}
