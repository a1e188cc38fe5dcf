import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluate, type LabelledText, type Metrics } from '@blameless';
import type { CommandIo } from '../language/io';

const HELP = `Usage: second-story blameless-eval [--json] FILES…

Measures the language checker on labelled files: one {"id","text","label","category","tier","spans"} a line.
Prints precision, recall, F1, agreement of category and span, shares by category and tier, and speed.
`;

/** Runs `blameless-eval`: 0, or 2 for wrong use and unreadable files. */
export async function run(argv: string[], io: CommandIo): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    if (values.help) {
      io.stdout.write(HELP);
      return 0;
    }
    if (positionals.length === 0) throw new Error('no file given; see --help');
    const metrics = evaluate(positionals.flatMap(readRows), {}, () => performance.now());
    io.stdout.write(values.json ? `${JSON.stringify(metrics, null, 2)}\n` : table(metrics));
    return 0;
  } catch (error) {
    io.stderr.write(`blameless-eval: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function readRows(path: string): LabelledText[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledText);
}

function table(metrics: Metrics): string {
  const lines = [
    ['items', String(metrics.items)],
    ['precision', share(metrics.precision)],
    ['recall', share(metrics.recall)],
    ['F1', share(metrics.f1)],
    ['recall, common tier', share(metrics.recallCommon)],
    ['look-alikes flagged', share(metrics.lookalikesFlagged)],
    ['category agreement', share(metrics.categoryAgreement)],
    ['span agreement', share(metrics.spanAgreement)],
    ['not checked', String(metrics.unchecked)],
    ['ms per 1,000 words', metrics.msPerThousandWords === null ? '-' : metrics.msPerThousandWords.toFixed(1)],
    ...Object.entries(metrics.groups)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, { flagged, of }]) => [`flagged: ${name}`, `${flagged} of ${of}`]),
  ] as [string, string][];
  return lines.map(([name, value]) => `${name.padEnd(38)}${value}\n`).join('');
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
