import { checkWith } from '../check';
import { type LabelledText, type Metrics, measure } from '../metrics/evaluate';
import { BLAME_CATEGORIES, type BlameCategory } from '../rules/rule';
import type { CheckResult } from '../types';
import { examplesOf, ordinaryExamples, type Skip } from './examples';
import { WeightTable } from './table';
import type { Example, TrainOptions } from './train';
import { learn } from './train-weights';

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
  const judged: { row: LabelledText; result: CheckResult }[] = [];
  const flags = { count: 0, words: 0 };
  for (let fold = 0; fold < folds; fold += 1) {
    const others = (all: readonly Example<BlameCategory>[][]) => all.filter((_, i) => i % folds !== fold).flat();
    const table = new WeightTable(learn(others(labelled), others(ordinary), options), BLAME_CATEGORIES);
    for (const row of files.filter((_, i) => i % folds === fold).flat()) judged.push({ row, result: checkWith(table, row.text) });
    for (const report of reports.filter((_, i) => i % folds === fold)) {
      const { findings, stats } = checkWith(table, report);
      flags.count += findings.filter(({ severity }) => severity !== 'hint').length;
      flags.words += stats.words;
    }
  }
  return { metrics: measure(judged), flagsPerThousandWords: flags.words === 0 ? 0 : (flags.count / flags.words) * 1000 };
}
