import { parseArgs } from 'node:util';
import { checkField } from '@blameless';
import type { CommandIo } from '../language/io';
import { answerLines, optionalTextOf, textOf } from '../language/jsonl';

const HELP = `Usage: second-story check-fields --jsonl

Judges labels of template and custom fields. Reads one {"id","text","help","fieldType","options"} a line on standard input
(text is the label; help, fieldType and options may be left out or null) and writes one
{"id","refused":true|false,"category","replacement"} a line, in order; {"id","error"} for a line that is no JSON object
with a text.

Exit code: 0 every line was answered, whatever was refused; 2 wrong use, or a line was answered with an error.
`;

/** Runs `check-fields`; the exit code is in the help text. */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { jsonl: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (values.help) {
      io.stdout.write(HELP);
      return 0;
    }
    if (!values.jsonl) throw new Error('give --jsonl; see --help');
    return await answerLines(io, answerRow);
  } catch (error) {
    io.stderr.write(`check-fields: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function answerRow(row: Record<string, unknown>): object {
  const verdict = checkField({
    label: textOf(row, 'text'),
    help: optionalTextOf(row, 'help'),
    type: optionalTextOf(row, 'fieldType'),
    options: optionsOf(row),
  });
  return { id: row.id ?? null, refused: verdict.refused, category: verdict.category, replacement: verdict.replacement };
}

function optionsOf({ options }: Record<string, unknown>): string[] {
  if (options === undefined || options === null) return [];
  if (Array.isArray(options) && options.every((option) => typeof option === 'string')) return options;
  throw new Error('"options" must be a list of strings');
}
