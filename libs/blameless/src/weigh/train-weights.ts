import type { LabelledText } from '../metrics/evaluate';
import { BLAME_CATEGORIES, type BlameCategory } from '../rules/rule';
import { examplesOf, ordinaryExamples, ruleExamples, type Skip } from './examples';
import { type PackedWeights, pack } from './table';
import { type TrainOptions, train } from './train';

/** Makes the table of weights from labelled texts, ordinary reports (but for the sentences that `skip` names) and the examples of the rules. Deterministic. */
export function trainWeights(
  rows: readonly LabelledText[],
  reports: readonly string[],
  skip?: Skip,
  options?: TrainOptions,
): PackedWeights<BlameCategory> {
  const rules = ruleExamples();
  // What stands beside a rule is a promise; three times among thousands it is also kept.
  const labelled = [...examplesOf(rows), ...rules, ...rules, ...rules];
  const ordinary = ordinaryExamples(reports, skip);
  return pack(train([...labelled, ...ordinary], BLAME_CATEGORIES, options), BLAME_CATEGORIES, {
    labelled: labelled.length,
    ordinary: ordinary.length,
  });
}
