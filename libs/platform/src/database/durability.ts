import type { DataSource } from 'typeorm';

/** Settings of the server that would lose acknowledged writes at a crash; empty when all is well. */
export async function durabilityWarnings(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string; setting: string }[] = await dataSource.query(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
  );
  return rows
    .filter((row) => row.setting === 'off')
    .map((row) => `${row.name} is off: acknowledged writes can be lost when the server crashes`);
}
