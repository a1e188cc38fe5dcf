import type { DataSource } from 'typeorm';
import type { Actor } from '../auth';
import { UnavailableError } from '../errors';
import type { IdSource } from '../ids';
import { Tx } from './tx';

/** Deadlock and serialization failure: PostgreSQL rolled back, running it again is right. */
const RETRYABLE = new Set(['40P01', '40001']);
const CONNECTION_LOST = /^(08|57P0|53300)/;
const MAX_ATTEMPTS = 3;

/** Runs one use case as one transaction on one connection of the pool. */
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ids: IdSource,
  ) {}

  /**
   * Commits what `work` wrote together with its audit events, outbox rows and live changes, or nothing of it.
   * `work` may run again after a deadlock, so it must not have effects outside the transaction.
   */
  async run<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(async (em) => {
          const tx = new Tx(em, actor, this.ids);
          const result = await work(tx);
          await tx.flush();
          return result;
        });
      } catch (error) {
        if (attempt < MAX_ATTEMPTS && RETRYABLE.has(sqlState(error))) continue;
        throw isConnectionLoss(error)
          ? new UnavailableError('The database cannot be reached right now; nothing was saved. Try again in a moment.')
          : error;
      }
    }
  }
}

/** The SQLSTATE of an error of the driver, or an empty text. */
export function sqlState(error: unknown): string {
  const code =
    (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.driverError?.code ?? (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** True when the connection was refused, cut or timed out, so that the same request may work again in a moment. */
export function isConnectionLoss(error: unknown): boolean {
  const text = error instanceof Error ? error.message : '';
  return (
    CONNECTION_LOST.test(sqlState(error)) ||
    /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded when trying to connect|Query read timeout|Driver not Connected/.test(
      text,
    )
  );
}
