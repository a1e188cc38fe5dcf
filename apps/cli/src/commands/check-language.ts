import { readFileSync, writeFileSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { type CheckOptions, check, type RuleOptions, type Severity } from '@blameless';
import { findFiles } from '../language/files';
import { applyRewrites } from '../language/fix';
import type { CommandIo } from '../language/io';
import { answerLines, textOf } from '../language/jsonl';
import { type FileReport, FORMATS, type Format, formatReports } from '../language/report';

const HELP = `Usage: second-story check-language [options] FILES…

Finds blaming language in Markdown files. FILES are files, directories or globs; "-" reads standard input.

  --format text|json|sarif|github   how to print (default text)
  --max-severity LEVEL              what is tolerated: none, hint, warning (default), error
  --fix                             apply the safe rewrites, then check again
  --rules FILE                      JSON: { "off": [], "on": [], "severity": {}, "extra": [] }
  --context FILE                    JSON: { "people": [], "teams": [], "services": [], "tools": [] }
  --plain                           the text is no Markdown
  --jsonl                           one {"id","text"} a line on standard input, one answer a line
  --help                            this text

Exit code: 0 nothing above --max-severity, 1 findings above it, 2 wrong use or unreadable input.
English only; a text in another language is reported as not checked.
`;
const OPTIONS = {
  format: { type: 'string', default: 'text' },
  'max-severity': { type: 'string', default: 'warning' },
  fix: { type: 'boolean', default: false },
  rules: { type: 'string' },
  context: { type: 'string' },
  plain: { type: 'boolean', default: false },
  jsonl: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
const LEVELS: Readonly<Record<string, number>> = { none: 0, hint: 1, warning: 2, error: 3 };

/** Runs `check-language`; the exit code is in the help text. */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  try {
    return await checkLanguage(argv, io);
  } catch (error) {
    io.stderr.write(`check-language: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function checkLanguage(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const format = FORMATS.find((known) => known === values.format);
  const tolerated = Object.hasOwn(LEVELS, values['max-severity']) ? LEVELS[values['max-severity']] : undefined;
  if (!format) throw new Error(`unknown format ${values.format}; one of ${FORMATS.join(', ')}`);
  if (tolerated === undefined) throw new Error(`unknown severity ${values['max-severity']}; one of ${Object.keys(LEVELS).join(', ')}`);
  const options: CheckOptions = {
    format: values.plain ? 'plain' : 'markdown',
    rules: readJson<RuleOptions>(values.rules),
    context: readJson<NonNullable<CheckOptions['context']>>(values.context),
  };
  if (values.jsonl) return answerLines(io, (row) => answerRow(row, options));
  if (positionals.length === 0) throw new Error('no files given; see --help');
  return checkFiles(positionals, options, { format, tolerated, fix: values.fix }, io);
}

async function checkFiles(
  args: string[],
  options: CheckOptions,
  use: { format: Format; tolerated: number; fix: boolean },
  io: CommandIo,
): Promise<number> {
  const { files, missing } = await findFiles(args.filter((arg) => arg !== '-'));
  if (missing.length > 0) throw new Error(`nothing found for ${missing.join(', ')}`);
  const reports: FileReport[] = [];
  if (args.includes('-')) reports.push(report('<stdin>', await readAll(io.stdin), options));
  for (const path of files) {
    const original = readFileSync(path, 'utf8');
    const fixed = use.fix ? applyRewrites(original, options) : { text: original, applied: 0 };
    if (fixed.applied > 0) {
      writeFileSync(path, fixed.text);
      io.stderr.write(`${path}: ${fixed.applied} rewritten\n`);
    }
    reports.push(report(path, fixed.text, options));
  }
  io.stdout.write(formatReports(reports, use.format));
  const worst = Math.max(0, ...reports.flatMap(({ findings }) => findings.map(({ severity }) => LEVELS[severity] ?? 0)));
  return worst > use.tolerated ? 1 : 0;
}

function report(path: string, text: string, options: CheckOptions): FileReport {
  const result = check(text, options);
  return { path, text, findings: result.findings, unchecked: result.checked ? null : result.reason };
}

function answerRow(row: Record<string, unknown>, options: CheckOptions): object {
  const result = check(textOf(row, 'text'), options);
  const findings = result.findings.map(
    (finding): { category: string; severity: Severity; start: number; end: number; text: string; ruleId: string } => ({
      category: finding.category,
      severity: finding.severity,
      start: finding.start,
      end: finding.end,
      text: finding.text,
      ruleId: finding.ruleId,
    }),
  );
  return result.checked ? { id: row.id ?? null, findings } : { id: row.id ?? null, checked: false, reason: result.reason, findings };
}

function readJson<T>(path: string | undefined): T | undefined {
  return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as T);
}
