import { gapsOf, placeOf, placesOf } from '../packed/places';

/** Of a million places one in a hundred is taken: so often a strange word passes for a name. */
const BITS = 20;

/** A set of words known by hash: a third of the size of the list, which travels to the browser. */
export class NameSet {
  private readonly places: ReadonlySet<number>;

  constructor(packed: string) {
    this.places = new Set(placesOf(packed));
  }

  /** Whether the lower-case word is in the set; one strange word in a hundred is, too. */
  has(word: string): boolean {
    return this.places.has(placeOf(word, BITS));
  }
}

/** Packs lower-case words for a `NameSet`. */
export function packNames(words: readonly string[]): string {
  return gapsOf([...new Set(words.map((word) => placeOf(word, BITS)))].sort((a, b) => a - b));
}
