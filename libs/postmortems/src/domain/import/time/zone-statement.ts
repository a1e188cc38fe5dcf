import type { ImportDocument } from '../import-document';
import { ZONE_WORDS, type Zone, zoneFrom } from './zones';

const ZONE = `(?:UTC|GMT)\\s?[+-]\\d{1,2}(?::?\\d{2})?|(?:${ZONE_WORDS})\\b|[A-Z][A-Za-z]+/[A-Za-z_]+|[+-]\\d{2}:?\\d{2}`;
const SENTENCE = new RegExp(
  `\\b(?:times?|timestamps?)\\b[^.\\n|]{0,30}?\\bin\\s+(?:the\\s+)?[*_\`]*(${ZONE})|\\btime ?zone\\b\\s*[:=]?\\s*(?:is\\s+)?[*_\`]*(${ZONE})`,
  'i',
);
const OPEN_SENTENCE = /\b(?:all\s+)?times?\s+(?:are\s+)?(?:given\s+)?in\s+(?!order\b|the\b)\S/i;
const IN_HEAD = new RegExp(`(?:\\bin\\s+|[(\\[]\\s*)(${ZONE})\\s*[)\\]]?\\s*$|^(${ZONE})(?:\\s+time)?$`);

interface ZoneStatement {
  zone: Zone | null;
  line: number;
  /** The sentence that states it, trimmed; it is no part of the story. */
  text: string;
}

/** Reads "All times in CET." and its like out of one piece of text. */
function zoneSentence(text: string, firstLine: number): ZoneStatement | null {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const found = SENTENCE.exec(line.slice(0, 400));
    const zone = found ? zoneFrom(found[1] ?? found[2]!) : null;
    if (zone) return { zone, line: firstLine + index, text: line.trim() };
    if (!found && line.length < 80 && OPEN_SENTENCE.test(line)) return { zone: null, line: firstLine + index, text: line.trim() };
  }
  return null;
}

/** Reads the zone out of a column head such as "Date and Time in CET" or "Time (UTC)". */
export function zoneOfHead(head: string): Zone | null {
  const found = IN_HEAD.exec(head.trim());
  return found ? zoneFrom(found[1] ?? found[2]!) : null;
}

/** The statement of a timeline: the text around its entries first, then anywhere else. */
export function documentZone(document: ImportDocument, around: readonly { line: number; text: string }[]): ZoneStatement | null {
  const near = around.map(({ text, line }) => zoneSentence(text, line)).find((statement) => statement !== null) ?? null;
  if (near?.zone) return near;
  const far = document.flat.map((section) => zoneSentence(section.ownSource, section.startLine + 1)).find((statement) => statement?.zone);
  return far ?? near;
}
