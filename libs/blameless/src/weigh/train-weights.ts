import type { LabelledText } from '../metrics/evaluate';
import { examplesOf, ordinaryExamples, ruleExamples } from './examples';
import { type PackedWeights, pack } from './table';
import { type TrainOptions, train } from './train';

/** Makes the table of weights from labelled texts, ordinary reports and the examples of the rules. Deterministic. */
export function trainWeights(rows: readonly LabelledText[], reports: readonly string[], options?: TrainOptions): PackedWeights {
  const labelled = [...examplesOf(rows), ...ruleExamples()];
  const ordinary = ordinaryExamples(reports);
  return pack(train([...labelled, ...ordinary], options), { labelled: labelled.length, ordinary: ordinary.length });
}
