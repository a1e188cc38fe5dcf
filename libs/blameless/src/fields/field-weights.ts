import { type PackedWeights, pack, WeightTable } from '../weigh/table';
import { type TrainOptions, train } from '../weigh/train';
import { fieldFeatures } from './field-features';
import data from './field-weights.json';
import { readField } from './read-field';
import { FIELD_CATEGORIES, type FieldCategory } from './rules/rules';

let table: WeightTable<FieldCategory> | undefined;

/** The weights of fields; unpacked on first use. */
export function fieldWeights(): WeightTable<FieldCategory> {
  table ??= new WeightTable(data as PackedWeights<FieldCategory>, FIELD_CATEGORIES);
  return table;
}

/** A labelled field, one line of a labelled file. */
export interface LabelledField {
  id: string;
  text: string;
  help?: string | null;
  fieldType?: string | null;
  label: 'blame' | 'ok';
  category: string;
}

/** Labels are short, so that a word seen once counts. */
const OPTIONS: TrainOptions = { minSeen: 1, keepWorth: 0.5, keepKindWorth: 1 };

/** Makes the table of weights from labelled fields. Deterministic. */
export function trainFieldWeights(rows: readonly LabelledField[]): PackedWeights<FieldCategory> {
  const examples = rows.flatMap((row) => {
    const field = { label: row.text, help: row.help ?? '', type: row.fieldType ?? '' };
    const category = row.label === 'blame' ? categoryNamed(row) : null;
    // Once more without the rules: they know these labels better than those to come, and the words would count for too little.
    return [
      { features: fieldFeatures(field, readField(field)), category },
      { features: fieldFeatures(field), category },
    ];
  });
  return pack(train(examples, FIELD_CATEGORIES, OPTIONS), FIELD_CATEGORIES, {
    labelled: rows.length,
    ordinary: 0,
  });
}

function categoryNamed(row: LabelledField): FieldCategory {
  const category = FIELD_CATEGORIES.find((name) => name === row.category);
  if (!category) throw new Error(`${row.id}: “${row.category}” is no kind of refused field`);
  return category;
}
