/** A run of letters and digits. Names, handles, addresses and identifiers are all made of such runs, told apart by what lies between. */
export interface Atom {
  norm: string;
  start: number;
  end: number;
  /** Written with a leading capital. */
  capital: boolean;
  /** Two letters or more, capitals only. */
  shout: boolean;
}

const RUN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

export function atomsOf(text: string): Atom[] {
  return [...text.matchAll(RUN)].map(({ 0: raw, index }) => ({
    norm: normal(raw),
    start: index,
    end: index + raw.length,
    capital: /^\p{Lu}/u.test(raw),
    shout: raw.length > 1 && /^[\p{Lu}\p{M}]+$/u.test(raw),
  }));
}

/** The form in which words are compared: case and the way an accent is stored do not matter. */
export const normal = (raw: string): string => raw.normalize('NFC').toLowerCase();

/** What may lie between the parts of one name: a blank, a full stop after an initial, the joints of handles, a line break in running text. */
const WITHIN_NAME = /^(?:\.?[ \t\u00A0]{1,3}|[._\-'’+]|%20|\.?[ \t]{0,3}\n[ \t>]{0,6})$/;
const REVERSED = /^,[ \t]{0,2}$/;

export const joinsName = (gap: string): boolean => gap.length <= 10 && WITHIN_NAME.test(gap);
export const joinsReversed = (gap: string): boolean => REVERSED.test(gap);
