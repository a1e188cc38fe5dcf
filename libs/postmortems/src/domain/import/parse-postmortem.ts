import { prepareDocument } from './import-document';
import { IMPORTERS } from './importers';
import type { ParsedPostmortem, ParseOptions } from './parsed-postmortem';
import { readReport } from './read/read-report';

const LEAST_SCORE = 0.3;

/**
 * Reads a Markdown postmortem. Never throws: a form nobody knows is read as sections, with the hint `no_timeline`.
 * Attendees, bylines and person fields are left out, names, handles and addresses replaced by role words; `dropped` lists what and where.
 */
export function parsePostmortem(source: string, options: ParseOptions): ParsedPostmortem {
  const document = prepareDocument(source, options);
  const [best] = IMPORTERS.map((importer) => ({ importer, score: importer.detect(document) })).sort((a, b) => b.score - a.score);
  return best && best.score >= LEAST_SCORE ? best.importer.parse(document) : readReport(document, 'generic', null);
}
