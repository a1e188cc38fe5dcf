/** One sign per number and no quoting in JSON, so that the text compresses as well as the numbers do. */
export const SIGNS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
  .filter((sign) => sign !== '"' && sign !== '\\')
  .join('');

/** Position of a sign in the alphabet: printable ASCII without the quotation mark and the backslash. */
export function numberOf(text: string, at: number): number {
  const code = text.charCodeAt(at) - 32;
  return code > 60 ? code - 2 : code > 2 ? code - 1 : code;
}
