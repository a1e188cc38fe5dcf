import { type ImportedIncident, isZone, type Milestone, type Severity } from '@incidents';
import { guessStabilityPattern } from './domain/contributing-factor';
import type { ParsedActionItem, ParsedFactor, ParsedPostmortem } from './domain/import/parsed-postmortem';
import { progressOf } from './domain/import/read/action-words';
import type { MitigatorKind } from './mitigator.enums';
import type { ExtraSection } from './postmortems.service';

const TITLE = 200;
const MOST_REMARK = 2_000;
const SOURCE = 'imported report';
const MILESTONES: Readonly<Record<ParsedPostmortem['milestones'][number]['kind'], Milestone>> = {
  impactStart: 'impact_start',
  detected: 'detected',
  declared: 'declared',
  acknowledged: 'acknowledged',
  mitigated: 'mitigated',
  resolved: 'resolved',
};

/** A title that fits; the whole one goes on in the body, so that nothing is lost. */
export function fitTitle(title: string, body: string): { title: string; body: string } {
  const line = title.replace(/\s+/g, ' ').trim() || 'Untitled';
  if (line.length <= TITLE) return { title: line, body };
  return { title: `${line.slice(0, TITLE - 1)}…`, body: [title, body].filter(Boolean).join('\n\n') };
}

/** The incident that a report tells of. */
export function incidentOf(parsed: ParsedPostmortem): ImportedIncident {
  const { title, body: summary } = fitTitle(parsed.title || 'Imported report', parsed.summary);
  const zoneOf = (zone: string | undefined): string => (zone && isZone(zone) ? zone : 'UTC');
  const zone = zoneOf(parsed.timeline.find((entry) => entry.occurredAt)?.zone);
  return {
    title,
    summary,
    severity: severityOf(parsed.severity),
    zone,
    milestones: parsed.milestones.map(({ kind, occurredAt, confidence }) => ({
      milestone: MILESTONES[kind],
      at: new Date(occurredAt),
      source: SOURCE,
      zone,
      confidence,
    })),
    entries: parsed.timeline.flatMap((entry) => {
      if (!entry.occurredAt) return [];
      const occurredAt = new Date(entry.occurredAt);
      const endsAt = entry.endsAt ? new Date(entry.endsAt) : null;
      return [
        {
          occurredAt,
          endsAt: endsAt && endsAt >= occurredAt ? endsAt : null,
          kind: 'observation' as const,
          text: entry.text,
          source: SOURCE,
          zone: zoneOf(entry.zone),
          confidence: entry.confidence,
          actor: 'responder' as const,
        },
      ];
    }),
  };
}

/** A factor of a report, without the postmortem it goes into. */
export const factorOf = ({ title, body }: ParsedFactor) => ({
  ...fitTitle(title, body),
  stabilityPattern: guessStabilityPattern(`${title}\n${body}`),
});

/** What went well, was hard and was luck. */
export function remarksOf({ lessons: { wentWell, wasHard, gotLucky } }: ParsedPostmortem): { kind: MitigatorKind; text: string }[] {
  const told = [
    ['went_well', wentWell],
    ['was_hard', wasHard],
    ['got_lucky', gotLucky],
  ] as const;
  return told.flatMap(([kind, remarks]) =>
    remarks.filter((remark) => remark.trim() !== '').map((text) => ({ kind, text: text.slice(0, MOST_REMARK) })),
  );
}

/**
 * An action item of a report, and how far it moves: as far as the report says and the rules allow. What only evidence could show stays a
 * note.
 */
export function actionOf(item: ParsedActionItem, ownerTeamId: string | null) {
  const [tracker, ...more] = item.trackerUrls;
  const progress = item.status === null ? 'idea' : progressOf(item.status);
  const moves = progress !== null && (progress === 'idea' || ownerTeamId !== null);
  const notes = [
    item.component ? `Component: ${item.component}` : '',
    item.ownerTeam && !ownerTeamId ? `Team in the report: ${item.ownerTeam}` : '',
    item.status && !moves ? `Status in the report: ${item.status}` : '',
    ...more.map((url) => `Also: ${url}`),
  ].filter(Boolean);
  const action = {
    ...fitTitle(item.title, [item.body, ...notes].filter(Boolean).join('\n\n')),
    priority: item.priority ?? ('medium' as const),
    kind: item.kind ?? ('prevent' as const),
    dueOn: item.dueOn,
    trackerUrl: tracker ?? null,
    ownerTeamId,
  };
  return { action, progress: moves ? progress : ('idea' as const) };
}

/** Parts of a report that no section of the template asks for. Nothing is lost. */
export function extraSections(parsed: ParsedPostmortem): ExtraSection[] {
  const untimed = parsed.timeline
    .filter((entry) => !entry.occurredAt)
    .map(({ timeText, text }) => `- ${timeText ? `${timeText}: ` : ''}${text}`);
  const { stats, lessons, links } = parsed;
  const figures = [
    stats.category ? `- Category: ${stats.category}` : '',
    stats.timeToDetectMinutes === null ? '' : `- Time to detect: ${stats.timeToDetectMinutes} min`,
    stats.timeToRecoverMinutes === null ? '' : `- Time to recover: ${stats.timeToRecoverMinutes} min`,
    stats.note,
  ];
  const sections: ExtraSection[] = [
    ...parsed.sections.map(({ title, body }) => fitTitle(title, body)),
    { title: 'What we learned', body: lessons.learned.map((lesson) => `- ${lesson}`).join('\n') },
    { title: 'Timeline entries without a time', body: untimed.join('\n') },
    { title: 'Figures as the report states them', body: figures.filter(Boolean).join('\n') },
    { title: 'Parts that fit nowhere', body: parsed.unparsed.map(({ text }) => text).join('\n\n') },
    { title: 'Links', body: links.map(({ url, text }) => (text && text !== url ? `- ${text}: ${url}` : `- ${url}`)).join('\n') },
  ];
  return sections.filter(({ body }) => body.trim() !== '');
}

function severityOf(text: string | null): Severity {
  const found = /^sev-?([1-5])$/i.exec(text?.trim() ?? '');
  return found ? (`sev${found[1]}` as Severity) : 'sev3';
}
