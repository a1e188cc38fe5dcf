import { checkField } from '@blameless';
import type { LabelledField } from './labelled-rows';

/** Of the fields of a category that are to be refused: how many are, and how many of those for what the label says. */
interface CategoryCount {
  of: number;
  refused: number;
  agreed: number;
}

/** The figures of labelled fields; shares are 0 to 1, null where nothing was there to measure. */
export interface FieldMetrics {
  items: number;
  precision: number | null;
  recall: number | null;
  /** Share of the fields refused rightly that are refused for the labelled category. */
  categoryAgreement: number | null;
  /** Ids of fields that are to be refused and are not. */
  misses: string[];
  /** Ids of fields that are refused without reason. */
  falseRefusals: string[];
  categories: Record<string, CategoryCount>;
}

/** Measures `checkField` on labelled fields. */
export function evaluateFields(rows: readonly LabelledField[]): FieldMetrics {
  const categories: Record<string, CategoryCount> = {};
  const misses: string[] = [];
  const falseRefusals: string[] = [];
  for (const row of rows) {
    const verdict = checkField({
      label: row.text,
      help: row.help ?? undefined,
      type: row.fieldType ?? undefined,
      options: row.options ?? undefined,
    });
    if (row.label === 'ok') {
      if (verdict.refused) falseRefusals.push(row.id);
      continue;
    }
    categories[row.category] ??= { of: 0, refused: 0, agreed: 0 };
    const count = categories[row.category] as CategoryCount;
    count.of += 1;
    if (!verdict.refused) misses.push(row.id);
    else {
      count.refused += 1;
      if (verdict.category === row.category) count.agreed += 1;
    }
  }
  const sum = (key: keyof CategoryCount) => Object.values(categories).reduce((total, count) => total + count[key], 0);
  return {
    items: rows.length,
    precision: ratio(sum('refused'), sum('refused') + falseRefusals.length),
    recall: ratio(sum('refused'), sum('of')),
    categoryAgreement: ratio(sum('agreed'), sum('refused')),
    misses,
    falseRefusals,
    categories,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
