import type { Redact } from './parsed-postmortem';

type Replacement = ReturnType<Redact>['replaced'][number];

const ADDRESS = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;

/** Adds e-mail addresses that `redact` left, such as those inside `<…>` and links, which a language checker skips on purpose. */
export const withAddresses =
  (redact: Redact, replacement = 'a responder'): Redact =>
  (text) => {
    const { replaced } = redact(text);
    const missed = [...text.matchAll(ADDRESS)]
      .map((match): Replacement => ({ kind: 'email', start: match.index, end: match.index + match[0].length, replacement }))
      .filter(({ start, end }) => !replaced.some((one) => one.start < end && start < one.end));
    return missed.length === 0 ? { replaced } : { replaced: [...replaced, ...missed].sort((one, two) => one.start - two.start) };
  };
