const NAMES = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** English month names and their short forms, for regular expressions. */
export const MONTHS = NAMES.map((name) => (name === 'may' ? 'may' : `${name}|${name === 'september' ? 'sept?' : name.slice(0, 3)}`)).join(
  '|',
);

/** 1 to 12 for a month name or its short form. */
export const monthOf = (name: string): number => NAMES.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1;
