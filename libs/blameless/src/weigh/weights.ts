import { BLAME_CATEGORIES, type BlameCategory } from '../rules/rule';
import { type PackedWeights, WeightTable } from './table';
import data from './weights.json';

let table: WeightTable<BlameCategory> | undefined;

/** The weights of sentences; unpacked on first use. */
export function weights(): WeightTable<BlameCategory> {
  table ??= new WeightTable(data as PackedWeights<BlameCategory>, BLAME_CATEGORIES);
  return table;
}
