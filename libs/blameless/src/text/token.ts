/** What a token is. `code`, `link` and `url` stand for skipped text, so that a sentence keeps its grammar. */
export type TokenKind = 'word' | 'number' | 'punct' | 'code' | 'link' | 'url' | 'email' | 'handle';

/** One token; offsets are UTF-16 positions in the original text. */
export interface Token {
  kind: TokenKind;
  /** Lower-cased, apostrophes made straight, contractions taken apart (`n't` is `not`). */
  norm: string;
  start: number;
  end: number;
  /** Written with a leading capital. */
  capital: boolean;
  /** Written in capitals only (two letters or more). */
  shout: boolean;
  /** Inside quotation marks: mentioned, not said. */
  quoted: boolean;
  /** First token of a source line. */
  lineStart: boolean;
}

/** Half-open range of the original text. */
export interface Range {
  start: number;
  end: number;
}

/** Lines that belong together (paragraph, list item, heading, table cell), without their markers. */
export interface Block {
  kind: 'paragraph' | 'heading' | 'item' | 'cell';
  /** Level of a heading, 1 for the highest. */
  level?: number;
  ranges: Range[];
}
