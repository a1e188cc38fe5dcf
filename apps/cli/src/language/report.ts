import type { FileReport } from './file-report';
import { Positions } from './positions';
import { asSarif } from './sarif';

/** Output formats of `check-language`. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** Prints reports in a format; `problems` are what else went wrong, such as files that are not there. */
export function formatReports(reports: readonly FileReport[], problems: readonly string[], format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(reports.map(asJson), null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(asSarif(reports, problems), null, 2)}\n`;
    case 'github':
      return [...reports.flatMap(asGithub), ...problems.map((problem) => `::error::${escapeData(problem)}\n`)].join('');
    default:
      return reports.flatMap(asText).join('');
  }
}

function asText(report: FileReport): string[] {
  // What is no matter of the language is a complaint, which the caller writes to standard error.
  if (report.unchecked) return report.unchecked.level === 'note' ? [`${report.path}: not checked: ${report.unchecked.reason}\n`] : [];
  const positions = new Positions(report.text);
  return report.findings.map((finding) => {
    const { line, column } = positions.at(finding.start);
    const quoted = finding.text.replace(/\s+/g, ' ');
    return `${report.path}:${line}:${column} ${finding.severity} ${finding.ruleId} “${quoted}”\n  ${finding.message}\n  → ${finding.questions[0]}\n`;
  });
}

function asJson(report: FileReport): object {
  const positions = new Positions(report.text);
  return {
    path: report.path,
    checked: report.unchecked === null,
    ...(report.unchecked === null ? {} : { reason: report.unchecked.reason }),
    findings: report.findings.map((finding) => ({ ...finding, ...positions.at(finding.start) })),
  };
}

function asGithub(report: FileReport): string[] {
  const file = escapeProperty(report.path);
  if (report.unchecked) {
    const command = { error: 'error', warning: 'warning', note: 'notice' }[report.unchecked.level];
    return [`::${command} file=${file}::${escapeData(`not checked: ${report.unchecked.reason}`)}\n`];
  }
  const positions = new Positions(report.text);
  const commands = { error: 'error', warning: 'warning', hint: 'notice' } as const;
  return report.findings.map((finding) => {
    const from = positions.at(finding.start);
    const to = positions.at(finding.end);
    const end = to.line === from.line ? `,endColumn=${to.column}` : '';
    const place = `file=${file},line=${from.line},endLine=${to.line},col=${from.column}${end},title=${escapeProperty(finding.ruleId)}`;
    return `::${commands[finding.severity]} ${place}::${escapeData(`${finding.message} ${finding.questions[0]}`)}\n`;
  });
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
