import { type PackedWeights, WeightTable } from './table';
import data from './weights.json';

let table: WeightTable | undefined;

/** The weights in use; unpacked on first use. */
export function weights(): WeightTable {
  table ??= new WeightTable(data as PackedWeights);
  return table;
}
