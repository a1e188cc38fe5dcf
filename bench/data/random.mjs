// Everything random in the data set comes from here, so that one seed always gives the same rows.

/** A seeded source of numbers in [0, 1). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** `count` different items. */
export function pickSome(random, list, count) {
  const chosen = new Set();
  while (chosen.size < Math.min(count, list.length)) chosen.add(pick(random, list));
  return [...chosen];
}

/** An id that sorts by its time like the UUIDv7 of the product. */
export function idAt(random, ms) {
  const time = Math.floor(ms).toString(16).padStart(12, '0');
  const hex = (digits) => {
    let text = '';
    while (text.length < digits)
      text += Math.floor(random() * 0x1000000)
        .toString(16)
        .padStart(6, '0');
    return text.slice(0, digits);
  };
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ke', 'li', 'mo', 'nu', 'pa', 're', 'si', 'to', 'vu', 'xa', 'ze'];
const VOCABULARY = 6000;

function makeWords() {
  const random = randomFrom(7);
  return Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, SYLLABLES)).join(''),
  );
}
const words = makeWords();

/** A sentence of made-up words: a few of them often, most of them seldom, as in real texts. */
export function sentence(random, count) {
  const text = Array.from({ length: count }, () => words[Math.floor(VOCABULARY ** random()) - 1]).join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
