import type { ImportAnswer, ImportReport } from './send-report';

/** What a report would become, in words. */
export function describeDryRun(report: ImportReport): string {
  return describe(report, `“${report.title || 'Untitled'}” (${report.importer}); nothing was saved`);
}

/** What a report became. */
export function describeImport({ incident, postmortem, report }: ImportAnswer): string {
  const head = `“${incident?.title ?? ''}” became ${incident?.key ?? ''} and ${postmortem?.key ?? ''}`;
  return report ? describe(report, head) : `${head}\n`;
}

/** A refusal as a sentence, with its code and the argument it is about. */
export function describeRefusal({ code, message, path }: ImportAnswer['userErrors'][number]): string {
  return `${message} (${[code, path.join('.')].filter(Boolean).join(' at ')})`;
}

function describe({ counts, hints, dropped, unparsed }: ImportReport, head: string): string {
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
    ...dropped.map(({ kind, line, count, replacement, originals }) => {
      const name = kind.replaceAll('_', ' ');
      const shown = originals.length === 0 ? '' : `: ${originals.map((text) => text.trim().replace(/\s+/g, ' ').slice(0, 80)).join(' · ')}`;
      return `  ${where(line)}${count} × ${name} ${replacement ? `replaced by “${replacement}”` : 'left out'}${shown}`;
    }),
    ...hints.map(({ severity, line, message }) => `  ${where(line)}${severity}: ${message}`),
    ...unparsed.map(({ line, text }) => `  ${where(line)}kept as it is: ${text.slice(0, 80)}`),
    '',
  ].join('\n');
}
