import { parseArgs } from 'node:util';
import { type CheckOptions, check, type RuleOptions, type Severity } from '@blameless';
import { checkFiles, LEVELS } from '../language/check-files';
import type { CommandIo } from '../language/io';
import { answerLines, textOf } from '../language/jsonl';
import { FORMATS } from '../language/report';
import { readContext, readRules } from '../language/settings';

const HELP = `Usage: second-story check-language [options] FILES…
       second-story check-language --jsonl [--rules FILE] [--context FILE] [--hints] [--plain]

Finds blaming language in Markdown files. FILES are files, directories or globs; "-" reads standard input.

  --format text|json|sarif|github   how to print (default text)
  --max-severity LEVEL              what is tolerated: none, hint, warning (default), error
  --require-checked                 a file that was not checked, such as one in another language, is a failure
  --allow-empty                     a folder or glob without files is no mistake
  --fix                             apply the safe rewrites, then check again; with "-" alone the text goes to
                                    standard output and the findings to standard error
  --stdin-name NAME                 what to call "-" in the output
  --hints                           show hints, too: bare "root cause", advice on writing
  --rules FILE                      JSON: { "off": [], "on": [], "severity": {}, "extra": [], "hints": false }
  --context FILE                    JSON: { "people": [], "teams": [], "services": [], "tools": [] }
  --plain                           the text is no Markdown
  --jsonl                           read one {"id","text"} a line on standard input, write one
                                    {"id","findings":[{"category","severity","start","end","text","ruleId"}]} a line, in order;
                                    "checked":false and "reason" beside them for another language;
                                    {"id","error"} for a line that is no JSON object with a text
  --help                            this text

Exit code: 0 nothing above --max-severity
           1 findings above it; with --require-checked also a file that was not checked
           2 wrong use, or a file that is missing, cannot be read or written, or is not UTF-8 text; the others are checked all the same
With --jsonl: 0 every line was answered, whatever was found; 2 wrong use, or a line was answered with an error.

A file that was not checked because it is no UTF-8 text or cannot be read is told once: on standard error with --format text, in the
output itself with the other formats.

In the file of --rules, "off" and "on" take ids of rules as the findings show them. Beside the rules of phrases, each category has a rule
"<category>.weighed", such as judgement.weighed, which judges sentences as wholes: switching one rule of phrases off can leave a
finding of that rule in the same place. It is switched off in the same way. A rule cannot be in both lists.

English only; a text in another language is reported as not checked.
`;
const OPTIONS = {
  format: { type: 'string' },
  'max-severity': { type: 'string' },
  'require-checked': { type: 'boolean' },
  'allow-empty': { type: 'boolean' },
  fix: { type: 'boolean' },
  'stdin-name': { type: 'string' },
  hints: { type: 'boolean' },
  rules: { type: 'string' },
  context: { type: 'string' },
  plain: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
const FILES_ONLY = ['format', 'max-severity', 'require-checked', 'allow-empty', 'fix', 'stdin-name'] as const;

type Values = ReturnType<typeof parse>['values'];

/** Runs `check-language`; the exit code is in the help text. */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  try {
    return await checkLanguage(argv, io);
  } catch (error) {
    io.stderr.write(`check-language: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function parse(argv: string[]) {
  return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
}

async function checkLanguage(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parse(argv);
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  refuseMixtures(values, positionals);
  const format = FORMATS.find((known) => known === (values.format ?? 'text'));
  const level = values['max-severity'] ?? 'warning';
  const tolerated = Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;
  if (!format) throw new Error(`unknown format ${values.format}; one of ${FORMATS.join(', ')}`);
  if (tolerated === undefined) throw new Error(`unknown severity ${level}; one of ${Object.keys(LEVELS).join(', ')}`);
  const options: CheckOptions = {
    format: values.plain ? 'plain' : 'markdown',
    rules: rulesOf(values),
    context: values.context === undefined ? undefined : readContext(values.context),
  };
  if (values.jsonl) return answerLines(io, (row) => answerRow(row, options));
  const call = {
    options,
    format,
    tolerated,
    fix: values.fix ?? false,
    requireChecked: values['require-checked'] ?? false,
    allowEmpty: values['allow-empty'] ?? false,
    stdinName: values['stdin-name'] ?? '<stdin>',
  };
  return checkFiles(positionals, call, io);
}

function rulesOf({ rules, hints }: Values): RuleOptions | undefined {
  const read = rules === undefined ? undefined : readRules(rules);
  return hints ? { ...read, hints } : read;
}

/** What one part of the call would make another do nothing is refused, not passed over. */
function refuseMixtures(values: Values, positionals: readonly string[]): void {
  const files = positionals.filter((file) => file !== '-');
  if (values.jsonl) {
    const idle = [...FILES_ONLY.filter((name) => values[name] !== undefined).map((name) => `--${name}`), ...files];
    if (idle.length > 0) throw new Error(`--jsonl reads JSON lines on standard input; it does not go together with ${idle.join(', ')}`);
    return;
  }
  const input = positionals.includes('-');
  if (positionals.length === 0 && !values['allow-empty']) throw new Error('no files given; see --help');
  if (values['stdin-name'] !== undefined && !input) throw new Error('--stdin-name needs "-", which reads standard input');
  if (values.fix && input && files.length > 0)
    throw new Error('--fix with "-" writes the text to standard output; give files in a call of their own');
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
