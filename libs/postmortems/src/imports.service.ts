import { replacePersons } from '@blameless';
import { IncidentsService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import { Clock } from '@platform/clock';
import type { Tx } from '@platform/database';
import { Refused, refuse } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { ActionItemsService } from './action-items.service';
import { ActionMovesService } from './action-moves.service';
import { parsePostmortem } from './domain/import/parse-postmortem';
import type { ParsedActionItem, ParsedPostmortem } from './domain/import/parsed-postmortem';
import { normalTeam } from './domain/import/prepare/teams';
import { isKnownZone } from './domain/import/time/zones';
import { FactorsService } from './factors.service';
import type { ImportReport, PostmortemImportInput } from './import.type';
import { importRefusals, refuseSource } from './import-refusals';
import { actionOf, extraSections, factorOf, fitTitle, incidentOf, remarksOf } from './imported-parts';
import { LanguageService } from './language.service';
import { MitigatorsService } from './mitigators.service';
import { PostmortemsService } from './postmortems.service';

const MOST_CHARACTERS = 200_000;
const DEFAULT_TEMPLATE = 'incident_postmortem';

/** Takes Markdown postmortems in: incident, timeline, factors and action items in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly clock: Clock,
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
    authorize(tx.actor, 'incident:write');
    if (input.source.length > MOST_CHARACTERS)
      refuse('TEXT_TOO_LONG', `A report has at most ${MOST_CHARACTERS.toLocaleString('en')} characters.`, ['input', 'source']);
    if (input.defaultZone && !isKnownZone(input.defaultZone))
      refuse('ZONE_UNKNOWN', 'Name an IANA time zone such as Europe/Berlin, an abbreviation such as CET, or an offset such as +02:00.', [
        'input',
        'defaultZone',
      ]);
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
    const teamIds = new Map(teams.flatMap(({ id, name, key }) => [[normalTeam(key), id] as const, [normalTeam(name), id] as const]));
    const owners = parsed.actionItems.map((item) => ownerOf(item, teamIds));
    const refusals = importRefusals(parsed, owners, this.clock.now());
    if (refusals.length > 0) throw new Refused(refusals, {}, { report: withoutOriginals(report) });
    // What is replaced is shown once and never stored, not even as the answer to a repeated request.
    if (input.dryRun) return { ids: {}, extra: { report: withoutOriginals(report) }, shownOnce: { report } };
    const [incident, postmortem] = await this.write(tx, parsed, templateKey, teamIds).catch(refuseSource);
    tx.audit('postmortem.imported', 'postmortem', postmortem, { importer: parsed.importer });
    return { ids: { incident, postmortem }, extra: { report } };
  }

  private async write(
    tx: Tx,
    parsed: ParsedPostmortem,
    templateKey: string,
    teamIds: ReadonlyMap<string, string>,
  ): Promise<[incidentId: string, postmortemId: string]> {
    const incidentId = await this.incidents.importIncident(tx, incidentOf(parsed));
    const postmortemId = await this.postmortems.createDraft(tx, {
      incidentId,
      templateKey,
      title: fitTitle(parsed.title || 'Imported report', '').title,
      sections: { summary: parsed.summary, impact: parsed.impact },
      extraSections: extraSections(parsed),
    });
    for (const factor of parsed.factors) await this.factors.add(tx, { postmortemId, ...factorOf(factor) });
    for (const remark of remarksOf(parsed)) await this.mitigators.add(tx, { postmortemId, ...remark });
    for (const item of parsed.actionItems) await this.addAction(tx, postmortemId, item, ownerOf(item, teamIds));
    return [incidentId, postmortemId];
  }

  private async addAction(tx: Tx, postmortemId: string, item: ParsedActionItem, ownerTeamId: string | null): Promise<void> {
    const { action, progress } = actionOf(item, ownerTeamId);
    const id = await this.actions.create(tx, { postmortemId, ...action });
    if (progress === 'idea') return;
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

const ownerOf = ({ ownerTeam }: ParsedActionItem, teamIds: ReadonlyMap<string, string>): string | null =>
  (ownerTeam && teamIds.get(normalTeam(ownerTeam))) || null;

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
