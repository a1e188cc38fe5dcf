import { replacePersons } from '@blameless';
import { IncidentsService } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { ActionItemsService } from './action-items.service';
import { guessStabilityPattern } from './domain/contributing-factor';
import { parsePostmortem } from './domain/import/parse-postmortem';
import type { ParsedPostmortem } from './domain/import/parsed-postmortem';
import { withAddresses } from './domain/import/redact-addresses';
import { FactorsService } from './factors.service';
import type { ImportReport, PostmortemImportInput } from './import.type';
import { extraSections, fitTitle, incidentOf } from './imported-parts';
import { LanguageService } from './language.service';
import { MitigatorsService } from './mitigators.service';
import { PostmortemsService } from './postmortems.service';

const MOST_CHARACTERS = 200_000;
const MOST_REMARK = 2_000;

/** Takes Markdown postmortems in: incident, timeline, factors and action items in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly postmortems: PostmortemsService,
    private readonly factors: FactorsService,
    private readonly mitigators: MitigatorsService,
    private readonly actions: ActionItemsService,
    private readonly language: LanguageService,
  ) {}

  async import(tx: Tx, input: PostmortemImportInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'postmortem:write');
    if (input.source.length > MOST_CHARACTERS)
      refuse('TEXT_TOO_LONG', `A report has at most ${MOST_CHARACTERS.toLocaleString('en')} characters.`, ['input', 'source']);
    if (input.source.trim() === '') refuse('TEXT_REQUIRED', 'The report is empty.', ['input', 'source']);
    const names = await this.language.context();
    const parsed = parsePostmortem(input.source.replaceAll('\0', ''), {
      ...(input.fileName ? { fileName: input.fileName } : {}),
      ...(input.defaultZone ? { defaultZone: input.defaultZone } : {}),
      redact: withAddresses((text) => replacePersons(text, names)),
    });
    const extra = { report: reportOf(parsed) };
    if (input.dryRun) return { ids: {}, extra };
    const incident = await this.incidents.importIncident(tx, incidentOf(parsed));
    const postmortem = await this.write(tx, incident, parsed);
    tx.audit('postmortem.imported', 'postmortem', postmortem, { importer: parsed.importer });
    return { ids: { incident, postmortem }, extra };
  }

  private async write(tx: Tx, incidentId: string, parsed: ParsedPostmortem): Promise<string> {
    const postmortemId = await this.postmortems.createDraft(tx, {
      incidentId,
      templateKey: 'incident_postmortem',
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
    const teams = await this.teamsByName(tx, parsed);
    for (const item of parsed.actionItems) {
      const [tracker, ...more] = item.trackerUrls;
      const owner = item.ownerTeam ? teams.get(item.ownerTeam.toLowerCase()) : undefined;
      const notes = [
        item.component ? `Component: ${item.component}` : '',
        item.ownerTeam && !owner ? `Team in the report: ${item.ownerTeam}` : '',
        item.status ? `Status in the report: ${item.status}` : '',
        ...more.map((url) => `Also: ${url}`),
      ].filter(Boolean);
      await this.actions.create(tx, {
        postmortemId,
        ...fitTitle(item.title, [item.body, ...notes].filter(Boolean).join('\n\n')),
        priority: item.priority ?? 'medium',
        kind: 'prevent',
        trackerUrl: tracker ?? null,
        ownerTeamId: owner ?? null,
      });
    }
    return postmortemId;
  }

  private async teamsByName(tx: Tx, parsed: ParsedPostmortem): Promise<Map<string, string>> {
    const wanted = parsed.actionItems.flatMap(({ ownerTeam }) => (ownerTeam ? [ownerTeam.toLowerCase()] : []));
    const rows = await tx.query<{ id: string; name: string; key: string }>(
      'select id, lower(name) as name, key from team where archived_at is null and (lower(name) = any($1::text[]) or key = any($1::text[]))',
      [wanted],
    );
    return new Map(rows.flatMap(({ id, name, key }) => [[key, id] as const, [name, id] as const]));
  }
}

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
