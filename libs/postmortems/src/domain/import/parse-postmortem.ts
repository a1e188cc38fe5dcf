import { prepareDocument } from './import-document';
import { IMPORTERS } from './importers';
import type { ParsedPostmortem, ParseHint, ParseOptions } from './parsed-postmortem';
import { normalTeam } from './prepare/teams';
import { readReport } from './read/read-report';

const LEAST_SCORE = 0.3;

/**
 * Reads a Markdown postmortem. Never throws: a form nobody knows is read as sections, with the hint `no_timeline`.
 * Attendees, bylines and person fields are left out, names, handles and addresses replaced by role words; `dropped` lists what and where.
 */
export function parsePostmortem(source: string, options: ParseOptions): ParsedPostmortem {
  const document = prepareDocument(source, options);
  const [best] = IMPORTERS.map((importer) => ({ importer, score: importer.detect(document) })).sort((a, b) => b.score - a.score);
  const parsed = best && best.score >= LEAST_SCORE ? best.importer.parse(document) : readReport(document, 'generic', null);
  return options.teams ? { ...parsed, hints: [...parsed.hints, ...unknownOwners(parsed, options.teams)] } : parsed;
}

function unknownOwners({ actionItems }: ParsedPostmortem, names: readonly string[]): ParseHint[] {
  const teams = new Set(names.map(normalTeam));
  return actionItems
    .filter(({ ownerTeam }) => ownerTeam !== null && !teams.has(normalTeam(ownerTeam)))
    .map(({ sourceLine }) => ({
      code: 'owner_team_unknown',
      severity: 'warning',
      line: sourceLine,
      message: 'the owner of this action is no team of this deployment; it is kept as a note, and the action has no team',
    }));
}
