import type { Tx } from './tx';

/** A table that only links rows of two others; its key are the two columns. */
interface LinkTable {
  table: string;
  /** Column of the row whose links are set. */
  owner: string;
  /** Column of what it is linked to. */
  other: string;
}

/** Links `ownerId` to exactly these rows. The caller has checked that they exist; the names of the table come from code, never from input. */
export async function setLinks(tx: Tx, { table, owner, other }: LinkTable, ownerId: string, ids: readonly string[]): Promise<void> {
  await tx.query(`delete from ${table} where ${owner} = $1 and ${other} <> all($2::uuid[])`, [ownerId, ids]);
  await tx.query(`insert into ${table} (${owner}, ${other}) select $1, unnest($2::uuid[]) on conflict do nothing`, [ownerId, ids]);
}
