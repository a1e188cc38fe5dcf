import { BUILTIN_RULES, type Finding, RULES_VERSION } from '@blameless';
import { Positions } from './positions';

/** A checked file. */
export interface FileReport {
  path: string;
  text: string;
  findings: Finding[];
  /** Why the file was not checked; null when it was. */
  unchecked: string | null;
}

/** Output formats of `check-language`. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** Prints reports in a format. */
export function formatReports(reports: readonly FileReport[], format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(reports.map(asJson), null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(asSarif(reports), null, 2)}\n`;
    case 'github':
      return reports.flatMap(asGithub).join('');
    default:
      return reports.flatMap(asText).join('');
  }
}

function asText(report: FileReport): string[] {
  const positions = new Positions(report.text);
  const lines = report.findings.map((finding) => {
    const { line, column } = positions.at(finding.start);
    const quoted = finding.text.replace(/\s+/g, ' ');
    return `${report.path}:${line}:${column} ${finding.severity} ${finding.ruleId} “${quoted}”\n  ${finding.message}\n  → ${finding.questions[0]}\n`;
  });
  return report.unchecked === null ? lines : [`${report.path}: not checked: ${report.unchecked}\n`];
}

function asJson(report: FileReport): object {
  const positions = new Positions(report.text);
  return {
    path: report.path,
    checked: report.unchecked === null,
    ...(report.unchecked === null ? {} : { reason: report.unchecked }),
    findings: report.findings.map((finding) => ({ ...finding, ...positions.at(finding.start) })),
  };
}

function asGithub(report: FileReport): string[] {
  const positions = new Positions(report.text);
  const commands = { error: 'error', warning: 'warning', hint: 'notice' } as const;
  const lines = report.findings.map((finding) => {
    const from = positions.at(finding.start);
    const to = positions.at(finding.end);
    const end = to.line === from.line ? `,endColumn=${to.column}` : '';
    const place = `file=${escapeProperty(report.path)},line=${from.line},endLine=${to.line},col=${from.column}${end},title=${escapeProperty(finding.ruleId)}`;
    return `::${commands[finding.severity]} ${place}::${escapeData(`${finding.message} ${finding.questions[0]}`)}\n`;
  });
  return report.unchecked === null
    ? lines
    : [`::notice file=${escapeProperty(report.path)}::${escapeData(`not checked: ${report.unchecked}`)}\n`];
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function asSarif(reports: readonly FileReport[]): object {
  const levels = { error: 'error', warning: 'warning', hint: 'note' } as const;
  const used = new Set(reports.flatMap((report) => report.findings.map((finding) => finding.ruleId)));
  const rules = BUILTIN_RULES.filter((rule) => used.has(rule.id)).map((rule) => ({ id: rule.id, properties: { category: rule.category } }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'second-story check-language', version: RULES_VERSION, rules } },
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap((report) => {
          const positions = new Positions(report.text);
          return report.findings.map((finding) => ({
            ruleId: finding.ruleId,
            level: levels[finding.severity],
            message: { text: `${finding.message} ${finding.questions.join(' ')}` },
            locations: [{ physicalLocation: { artifactLocation: { uri: report.path }, region: region(positions, finding) } }],
          }));
        }),
      },
    ],
  };
}

function region(positions: Positions, finding: Finding): object {
  const from = positions.at(finding.start);
  const to = positions.at(finding.end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: finding.start,
    charLength: finding.end - finding.start,
  };
}
