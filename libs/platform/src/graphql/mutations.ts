import { createHash } from 'node:crypto';
import type { Tx, UnitOfWork } from '../database';
import { AppError, type Refusal, Refused } from '../errors';
import { actorOf, type RequestContext } from './request-context';

/** What a mutation answers: ids of the objects to show (read after the commit), refusals, and plain extra fields of the payload. */
export type MutationResult = {
  ids: Record<string, string>;
  userErrors: { code: string; message: string; path: readonly string[] }[];
} & Record<string, unknown>;

/** What a use case gives back: ids of the objects it is about, by the name of the payload field, and plain payload fields. */
export interface UseCaseResult {
  ids: Record<string, string>;
  extra?: Record<string, unknown>;
  /** Payload fields that are shown once and never stored, such as the secret of a new token; a replay answers without them. */
  shownOnce?: Record<string, unknown>;
}

interface Stored {
  input_hash: string;
  operation: string;
  result: MutationResult;
}

const KEEP = '24 hours';

/** Runs mutations: one use case, one transaction; refusals become `userErrors`; an `Idempotency-Key` makes a repeat harmless. */
export class Mutations {
  constructor(private readonly work: UnitOfWork) {}

  /** `operation` is the name of the mutation; `input` is hashed to tell a repeat from a re-use of the key. */
  async run(ctx: RequestContext, operation: string, input: unknown, useCase: (tx: Tx) => Promise<UseCaseResult>): Promise<MutationResult> {
    const actor = actorOf(ctx);
    const key = ctx.idempotencyKey;
    if (!key) {
      try {
        return done(await this.work.run(actor, useCase));
      } catch (error) {
        return refused(error);
      }
    }
    return this.work.run(actor, async (tx) => {
      const hash = createHash('sha256')
        .update(`${operation}\n${stableJson(input)}`)
        .digest('hex');
      await tx.query(`delete from idempotency_key where actor_id = $1 and key = $2 and at < now() - interval '${KEEP}'`, [
        actor.auditId,
        key,
      ]);
      const fresh = await tx.one(
        'insert into idempotency_key (actor_id, key, operation, input_hash) values ($1, $2, $3, $4) on conflict do nothing returning key',
        [actor.auditId, key, operation, hash],
      );
      if (!fresh) return this.replay(tx, key, operation, hash);
      await tx.query('savepoint use_case');
      let result: MutationResult;
      let shownOnce: Record<string, unknown> | undefined;
      try {
        const outcome = await useCase(tx);
        shownOnce = outcome.shownOnce;
        result = done({ ids: outcome.ids, ...(outcome.extra ? { extra: outcome.extra } : {}) });
      } catch (error) {
        result = refused(error);
        await tx.query('rollback to savepoint use_case');
        tx.discard();
      }
      await tx.query('update idempotency_key set result = $3 where actor_id = $1 and key = $2', [
        actor.auditId,
        key,
        JSON.stringify(result),
      ]);
      return { ...result, ...shownOnce };
    });
  }

  /** Answers a use case that runs its own transaction (sign-in): refusals become `userErrors`. */
  async answer(useCase: () => Promise<UseCaseResult>): Promise<MutationResult> {
    return useCase().then(done, refused);
  }

  private async replay(tx: Tx, key: string, operation: string, hash: string): Promise<MutationResult> {
    const stored = await tx.one<Stored>('select input_hash, operation, result from idempotency_key where actor_id = $1 and key = $2', [
      tx.actor.auditId,
      key,
    ]);
    if (!stored || stored.input_hash !== hash || stored.operation !== operation) {
      throw new AppError(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used with another operation or input within the last 24 hours. Use a new key.',
      );
    }
    return stored.result;
  }
}

const done = ({ ids, extra, shownOnce }: UseCaseResult): MutationResult => ({ ids, userErrors: [], ...extra, ...shownOnce });

/** Refusals become the answer; every other error goes on. */
function refused(error: unknown): MutationResult {
  if (!(error instanceof Refused)) throw error;
  const userErrors = error.refusals.map(({ code, message, path = [] }: Refusal) => ({ code, message, path }));
  return { ids: { ...error.ids }, userErrors, ...error.extra };
}

/** JSON with sorted keys, so that equal inputs hash equally. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
