import { checkWith } from '../check';
import { type LabelledText, type Metrics, measure } from '../metrics/evaluate';
import { BLAME_CATEGORIES, type BlameCategory } from '../rules/rule';
import type { CheckResult } from '../types';
import { examplesOf, ordinaryExamples, ruleExamples, type Skip } from './examples';
import { pack, WeightTable } from './table';
import { type Example, type TrainOptions, train } from './train';

/** Figures on texts that the weights in use at that moment had not seen. */
interface CrossValidation {
  metrics: Metrics;
  /** Flags (warnings and errors) per 1,000 words of the ordinary reports. */
  flagsPerThousandWords: number;
}

/** Trains `folds` times, each time without some of the files and reports, and measures on those. Whole files are left out, so that nobody's way of writing is known. The rules stay as they are: only the weights are validated. */
export function crossValidate(
  files: readonly (readonly LabelledText[])[],
  reports: readonly string[],
  folds: number,
  skip?: Skip,
  options?: TrainOptions,
): CrossValidation {
  const labelled = files.map(examplesOf);
  const ordinary = reports.map((report) => ordinaryExamples([report], skip));
  const rules = ruleExamples();
  const judged: { row: LabelledText; result: CheckResult }[] = [];
  const flags = { count: 0, words: 0 };
  for (let fold = 0; fold < folds; fold += 1) {
    const others = (all: readonly Example<BlameCategory>[][]) => all.filter((_, i) => i % folds !== fold).flat();
    const table = new WeightTable(
      pack(train([...others(labelled), ...rules, ...others(ordinary)], BLAME_CATEGORIES, options), BLAME_CATEGORIES, {
        labelled: 0,
        ordinary: 0,
      }),
      BLAME_CATEGORIES,
    );
    for (const row of files.filter((_, i) => i % folds === fold).flat()) judged.push({ row, result: checkWith(table, row.text) });
    for (const report of reports.filter((_, i) => i % folds === fold)) {
      const { findings, stats } = checkWith(table, report);
      flags.count += findings.filter(({ severity }) => severity !== 'hint').length;
      flags.words += stats.words;
    }
  }
  return { metrics: measure(judged), flagsPerThousandWords: flags.words === 0 ? 0 : (flags.count / flags.words) * 1000 };
}
