import { parseArgs } from 'node:util';
import { evaluate, type Metrics } from '@blameless';
import { evaluateFields, type FieldMetrics } from '../language/evaluate-fields';
import type { CommandIo } from '../language/io';
import { readLabelledRows } from '../language/labelled-rows';

const HELP = `Usage: second-story blameless-eval [--json] FILES…

Measures the checker on labelled files, one JSON object a line; "label" is "blame" or "ok".

Texts:  {"id","text","label","category","tier","spans"}
        Prints precision, recall, F1, agreement of category and span, shares by category and tier, and speed.
Fields: {"id","text","help","fieldType","options","label","category"}; help and options may be left out
        Prints precision, recall, agreement of category, and how many were missed or refused without reason.

Exit code: 0, or 2 for wrong use, an unreadable file, or a line that lacks something.
`;

/** Runs `blameless-eval`; the exit code is in the help text. */
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
    const labelled = readLabelledRows(positionals);
    const measured =
      labelled.kind === 'texts'
        ? textFigures(evaluate(labelled.rows, {}, () => performance.now()))
        : fieldFigures(evaluateFields(labelled.rows));
    io.stdout.write(values.json ? `${JSON.stringify(measured.metrics, null, 2)}\n` : table(measured.figures));
    return 0;
  } catch (error) {
    io.stderr.write(`blameless-eval: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

interface Measured {
  metrics: Metrics | FieldMetrics;
  figures: (readonly [name: string, value: string])[];
}

function textFigures(metrics: Metrics): Measured {
  return {
    metrics,
    figures: [
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
      ...byName(metrics.groups).map(([name, { flagged, of }]) => [`flagged: ${name}`, `${flagged} of ${of}`] as const),
    ],
  };
}

function fieldFigures(metrics: FieldMetrics): Measured {
  return {
    metrics,
    figures: [
      ['fields', String(metrics.items)],
      ['precision', share(metrics.precision)],
      ['recall', share(metrics.recall)],
      ['category agreement', share(metrics.categoryAgreement)],
      ['missed', String(metrics.misses.length)],
      ['refused without reason', String(metrics.falseRefusals.length)],
      ...byName(metrics.categories).flatMap(([name, { of, refused, agreed }]) => [
        [`refused: ${name}`, `${refused} of ${of}`] as const,
        [`category agreement: ${name}`, `${agreed} of ${refused}`] as const,
      ]),
    ],
  };
}

function byName<T>(groups: Record<string, T>): [string, T][] {
  return Object.entries(groups).sort(([a], [b]) => a.localeCompare(b));
}

function table(figures: Measured['figures']): string {
  return figures.map(([name, value]) => `${name.padEnd(38)}${value}\n`).join('');
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
