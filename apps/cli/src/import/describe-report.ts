import type { ParsedPostmortem } from '@postmortems/import';
import type { ImportAnswer } from './send-report';

type Report = NonNullable<ImportAnswer['report']>;

/** What a report would become, in words. */
export function describeParse(parsed: ParsedPostmortem): string {
  const counts = {
    timelineEntries: parsed.timeline.length,
    milestones: parsed.milestones.length,
    factors: parsed.factors.length,
    actionItems: parsed.actionItems.length,
  };
  return describe({ ...parsed, counts }, `“${parsed.title || 'Untitled'}” (${parsed.importer}); nothing was saved`);
}

/** What a report became. */
export function describeImport({ incident, postmortem, report }: ImportAnswer): string {
  const head = `“${incident?.title ?? ''}” became ${incident?.key ?? ''} and ${postmortem?.key ?? ''}`;
  return report ? describe(report, head) : `${head}\n`;
}

type Told = Pick<Report, 'counts' | 'hints' | 'unparsed'> & { dropped: (Report['dropped'][number] & { originals?: string[] })[] };

function describe({ counts, hints, dropped, unparsed }: Told, head: string): string {
  const figures = [
    `${counts.timelineEntries ?? 0} timeline entries`,
    `${counts.milestones ?? 0} milestones`,
    `${counts.factors ?? 0} contributing factors`,
    `${counts.actionItems ?? 0} action items`,
  ];
  const where = (line: number | null): string => (line === null ? '' : `line ${line}: `);
  return [
    head,
    `  ${figures.join(', ')}`,
    ...dropped.map(({ kind, line, count, replacement, originals = [] }) => {
      const name = kind.replaceAll('_', ' ');
      const shown = originals.length === 0 ? '' : `: ${originals.map((text) => text.trim().replace(/\s+/g, ' ').slice(0, 80)).join(' · ')}`;
      return `  ${where(line)}${count} × ${name} ${replacement ? `replaced by “${replacement}”` : 'left out'}${shown}`;
    }),
    ...hints.map(({ severity, line, message }) => `  ${where(line)}${severity.toLowerCase()}: ${message}`),
    ...unparsed.map(({ line, text }) => `  ${where(line)}kept as it is: ${text.slice(0, 80)}`),
    '',
  ].join('\n');
}
