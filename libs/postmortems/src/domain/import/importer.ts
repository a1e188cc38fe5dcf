import type { MarkdownSection } from '@platform/markdown';
import type { ImportDocument } from './import-document';
import type { ParsedPostmortem } from './parsed-postmortem';
import type { RawEntry } from './time/resolve-timeline';
import type { Zone } from './time/zones';

/** One form of report. */
export interface Importer {
  /** Stable name, shown to people and stored with what was imported. */
  name: string;
  /** How well the document has this form: 0 not at all, 1 without doubt. The highest wins; below 0.3 nobody does. */
  detect(document: ImportDocument): number;
  /** Reads a document. Throws on nothing: what cannot be read becomes a hint. */
  parse(document: ImportDocument): ParsedPostmortem;
}

/** A timeline as an importer found it, before times are completed. */
export interface FoundTimeline {
  raw: RawEntry[];
  /** Sections that are used up. */
  used: ReadonlySet<MarkdownSection>;
  /** A zone that the form itself states, such as in a column head. */
  zone: Zone | null;
  zoneLine: number | null;
  /** Text around the entries, where a zone sentence may stand. */
  around: { line: number; text: string }[];
}
