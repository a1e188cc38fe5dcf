import { replacePersons } from '@blameless';
import { IncidentsService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { ActionItemsService } from './action-items.service';
import { ActionMovesService } from './action-moves.service';
import { guessStabilityPattern } from './domain/contributing-factor';
import { parsePostmortem } from './domain/import/parse-postmortem';
import type { ParsedActionItem, ParsedPostmortem } from './domain/import/parsed-postmortem';
import { normalTeam } from './domain/import/prepare/teams';
import { progressOf } from './domain/import/read/action-words';
import { FactorsService } from './factors.service';
import type { ImportReport, PostmortemImportInput } from './import.type';
import { extraSections, fitTitle, incidentOf } from './imported-parts';
import { LanguageService } from './language.service';
import { MitigatorsService } from './mitigators.service';
import { PostmortemsService } from './postmortems.service';

const MOST_CHARACTERS = 200_000;
const MOST_REMARK = 2_000;
const DEFAULT_TEMPLATE = 'incident_postmortem';

/** Takes Markdown postmortems in: incident, timeline, factors and action items in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly postmortems: PostmortemsService,
    private readonly factors: FactorsService,
    private readonly mitigators: MitigatorsService,
    private readonly actions: ActionItemsService,
    private readonly moves: ActionMovesService,
    private readonly language: LanguageService,
  ) {}

  async import(tx: Tx, input: PostmortemImportInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'postmortem:write');
    if (input.source.length > MOST_CHARACTERS)
      refuse('TEXT_TOO_LONG', `A report has at most ${MOST_CHARACTERS.toLocaleString('en')} characters.`, ['input', 'source']);
    if (input.source.trim() === '') refuse('TEXT_REQUIRED', 'The report is empty.', ['input', 'source']);
    const templateKey = await this.requireTemplate(tx, input.templateKey ?? DEFAULT_TEMPLATE);
    const names = await this.language.context();
    const teams = await tx.query<TeamName>('select id, name, key from team where archived_at is null');
    const parsed = parsePostmortem(input.source.replaceAll('\0', ''), {
      ...(input.fileName ? { fileName: input.fileName } : {}),
      ...(input.defaultZone ? { defaultZone: input.defaultZone } : {}),
      redact: (text, namedIn) => replacePersons(text, { ...names, teams: [...names.teams, ...teams.map(({ key }) => key)] }, namedIn),
      teams: teams.flatMap(({ name, key }) => [name, key]),
      showOriginals: input.dryRun ?? false,
    });
    const report = reportOf(parsed);
    // What is replaced is shown once and never stored, not even as the answer to a repeated request.
    if (input.dryRun) return { ids: {}, extra: { report: withoutOriginals(report) }, shownOnce: { report } };
    const incident = await this.incidents.importIncident(tx, incidentOf(parsed));
    const postmortem = await this.write(tx, incident, parsed, templateKey, teams);
    tx.audit('postmortem.imported', 'postmortem', postmortem, { importer: parsed.importer });
    return { ids: { incident, postmortem }, extra: { report } };
  }

  private async write(
    tx: Tx,
    incidentId: string,
    parsed: ParsedPostmortem,
    templateKey: string,
    teams: readonly TeamName[],
  ): Promise<string> {
    const postmortemId = await this.postmortems.createDraft(tx, {
      incidentId,
      templateKey,
      title: fitTitle(parsed.title || 'Imported report', '').title,
      sections: { summary: parsed.summary, impact: parsed.impact },
      extraSections: extraSections(parsed),
    });
    for (const factor of parsed.factors) {
      const stabilityPattern = guessStabilityPattern(`${factor.title}\n${factor.body}`);
      await this.factors.add(tx, { postmortemId, ...fitTitle(factor.title, factor.body), stabilityPattern });
    }
    const { wentWell, wasHard, gotLucky } = parsed.lessons;
    for (const [kind, remarks] of [
      ['went_well', wentWell],
      ['was_hard', wasHard],
      ['got_lucky', gotLucky],
    ] as const) {
      for (const text of remarks.filter((remark) => remark.trim() !== ''))
        await this.mitigators.add(tx, { postmortemId, kind, text: text.slice(0, MOST_REMARK) });
    }
    const teamIds = new Map(teams.flatMap(({ id, name, key }) => [[normalTeam(key), id] as const, [normalTeam(name), id] as const]));
    for (const item of parsed.actionItems) {
      const ownerTeamId = (item.ownerTeam && teamIds.get(normalTeam(item.ownerTeam))) || null;
      await this.addAction(tx, postmortemId, item, ownerTeamId);
    }
    return postmortemId;
  }

  /** An item starts as an idea and moves as far as the report says and the rules allow; what only evidence could show stays a note. */
  private async addAction(tx: Tx, postmortemId: string, item: ParsedActionItem, ownerTeamId: string | null): Promise<void> {
    const [tracker, ...more] = item.trackerUrls;
    const progress = item.status === null ? 'idea' : progressOf(item.status);
    const moves = progress !== null && (progress === 'idea' || ownerTeamId !== null);
    const notes = [
      item.component ? `Component: ${item.component}` : '',
      item.ownerTeam && !ownerTeamId ? `Team in the report: ${item.ownerTeam}` : '',
      item.status && !moves ? `Status in the report: ${item.status}` : '',
      ...more.map((url) => `Also: ${url}`),
    ].filter(Boolean);
    const id = await this.actions.create(tx, {
      postmortemId,
      ...fitTitle(item.title, [item.body, ...notes].filter(Boolean).join('\n\n')),
      priority: item.priority ?? 'medium',
      kind: item.kind ?? 'prevent',
      dueOn: item.dueOn,
      trackerUrl: tracker ?? null,
      ownerTeamId,
    });
    if (!moves || progress === 'idea') return;
    await this.moves.commit(tx, { id, expectedRevision: 1 });
    if (progress === 'in_progress') await this.moves.start(tx, { id, expectedRevision: 2 });
  }

  private async requireTemplate(tx: Tx, key: string): Promise<string> {
    const found = await tx.one<{ archived: boolean }>('select archived_at is not null as archived from template where key = $1', [
      key.replaceAll('\0', ''),
    ]);
    if (found && !found.archived) return key;
    const path = ['input', 'templateKey'];
    if (found) refuse('TEMPLATE_ARCHIVED', `The template ${key} is archived: choose another or take it out of the archive.`, path);
    const rows = await tx.query<{ key: string }>('select key from template where archived_at is null order by key limit 40');
    return refuse('TEMPLATE_NOT_FOUND', `There is no template with this key. There are: ${rows.map((row) => row.key).join(', ')}.`, path);
  }
}

interface TeamName {
  id: string;
  name: string;
  key: string;
}

const withoutOriginals = (report: ImportReport): ImportReport => ({
  ...report,
  dropped: report.dropped.map((part) => ({ ...part, originals: [] })),
});

function reportOf(parsed: ParsedPostmortem): ImportReport {
  const { importer, title, hints, dropped, unparsed, timeline, milestones, factors, actionItems, lessons, sections } = parsed;
  const counts = {
    timelineEntries: timeline.length,
    milestones: milestones.length,
    factors: factors.length,
    actionItems: actionItems.length,
    mitigators: lessons.wentWell.length + lessons.wasHard.length + lessons.gotLucky.length,
    sections: sections.length,
  };
  return { importer, title, counts, hints, dropped, unparsed };
}
