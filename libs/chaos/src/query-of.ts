import type { Tx } from '@platform/database';
import type { Query } from './execution/ledger';

/** The running transaction for statements of the ledger. TypeORM answers updates as [rows, count]; here rows are rows. */
export const queryOf =
  (tx: Tx): Query =>
  async (sql, params = []) => {
    const result = await tx.em.query(sql, params as unknown[]);
    return Array.isArray(result[0]) && typeof result[1] === 'number' ? result[0] : result;
  };
