import { parseArgs } from 'node:util';
import { checkField } from '@blameless';
import type { CommandIo } from '../language/io';
import { answerLines, textOf } from '../language/jsonl';

const HELP = `Usage: second-story check-fields --jsonl

Judges labels of template and custom fields. Reads one {"id","text","help","fieldType","options"} a line on standard input
(text is the label; help, fieldType and options may be left out) and writes one
{"id","refused":true|false,"category","replacement"} a line, in order.

Exit code: 0; 2 for wrong use or a line that is no JSON object.
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
  const options = Array.isArray(row.options) ? row.options.filter((option): option is string => typeof option === 'string') : [];
  const verdict = checkField({ label: textOf(row, 'text'), help: textOf(row, 'help'), type: textOf(row, 'fieldType'), options });
  return { id: row.id ?? null, refused: verdict.refused, category: verdict.category, replacement: verdict.replacement };
}
