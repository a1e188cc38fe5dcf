import type { LabelledText } from '../metrics/evaluate';
import { BLAME_CATEGORIES, type BlameCategory } from '../rules/rule';
import { examplesOf, ordinaryExamples, ruleExamples, type Skip } from './examples';
import { type PackedWeights, pack } from './table';
import { type Example, type TrainOptions, train } from './train';

const PROMISED = 5;

/** The one recipe of a table, for the one that ships and for those that are validated. Deterministic. */
export function learn(
  labelled: readonly Example<BlameCategory>[],
  ordinary: readonly Example<BlameCategory>[],
  options?: TrainOptions,
): PackedWeights<BlameCategory> {
  const rules = ruleExamples();
  // What stands beside a rule is a promise; so many times among thousands it is also kept.
  const examples = [...labelled, ...Array.from({ length: PROMISED }, () => rules).flat()];
  return pack(train([...examples, ...ordinary], BLAME_CATEGORIES, options), BLAME_CATEGORIES, {
    labelled: examples.length,
    ordinary: ordinary.length,
  });
}

/** Makes the table of weights from labelled texts, ordinary reports (but for the sentences that `skip` names) and the examples of the rules. */
export function trainWeights(
  rows: readonly LabelledText[],
  reports: readonly string[],
  skip?: Skip,
  options?: TrainOptions,
): PackedWeights<BlameCategory> {
  return learn(examplesOf(rows), ordinaryExamples(reports, skip), options);
}
