import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, RULES_VERSION } from '@blameless';
import type { FileReport } from './file-report';
import { Positions } from './positions';

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** Reports and what else went wrong as a SARIF 2.1.0 log. */
export function asSarif(reports: readonly FileReport[], problems: readonly string[]): object {
  const rules = usedRules(reports);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'second-story check-language', version: RULES_VERSION, rules: rules.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(reports, problems)],
        results: reports.flatMap((report) => {
          const positions = new Positions(report.text);
          return report.findings.map((finding) => ({
            ruleId: finding.ruleId,
            ruleIndex: rules.findIndex(({ ruleId }) => ruleId === finding.ruleId),
            level: LEVELS[finding.severity],
            message: { text: `${finding.message} ${finding.questions.join(' ')}` },
            locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(report.path) }, region: region(positions, finding) } }],
          }));
        }),
      },
    ],
  };
}

/** One finding of each rule that found something; it says all that is known of the rule, also of one that a deployment added. */
function usedRules(reports: readonly FileReport[]): Finding[] {
  const findings = reports.flatMap((report) => report.findings);
  return [...new Map(findings.map((finding) => [finding.ruleId, finding])).values()].sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
}

function describeRule({ ruleId, category, severity, message, questions }: Finding): object {
  return {
    id: ruleId,
    shortDescription: { text: /^.*?[.!?](?=\s|$)/.exec(message)?.[0] ?? message },
    fullDescription: { text: message },
    help: {
      text: `${message} Ask instead: ${questions.join(' ')}`,
      markdown: `${message}\n\nAsk instead:\n\n${questions.map((question) => `- ${question}\n`).join('')}`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { category },
  };
}

function invocation(reports: readonly FileReport[], problems: readonly string[]): object {
  const unchecked = reports.flatMap(({ path, unchecked }) =>
    unchecked
      ? [
          {
            level: unchecked.level,
            message: { text: `not checked: ${unchecked.reason}` },
            locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
          },
        ]
      : [],
  );
  return {
    executionSuccessful: problems.length === 0 && unchecked.every(({ level }) => level !== 'error'),
    toolExecutionNotifications: [...unchecked, ...problems.map((text) => ({ level: 'error', message: { text } }))],
  };
}

/** Relative to the folder of the call, so that a log fits every checkout; another drive of Windows has no relative path. */
function uriOf(path: string): string {
  const fromHere = relative('', path);
  return isAbsolute(fromHere) ? pathToFileURL(resolve(path)).href : fromHere.split(sep).map(encodeURIComponent).join('/');
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
