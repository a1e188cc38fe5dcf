import { Injectable } from '@nestjs/common';
import { hashSecret, newSecret, type Scope } from '@platform/auth';
import type { Tx } from '@platform/database';
import { type Refusal, refuse, refuseAll } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import type { ApiTokenCreateInput } from './access.inputs';
import { TOKEN_PREFIX } from './credentials.service';

const MAX_TOKENS = 50;

/** API tokens of the actor's own account. */
@Injectable()
export class ApiTokensService {
  async create(tx: Tx, input: ApiTokenCreateInput): Promise<UseCaseResult> {
    const problems: Refusal[] = [];
    if (input.name.trim().length === 0 || input.name.length > 120)
      problems.push({ code: 'NAME_LENGTH', message: 'Give a name of 1 to 120 characters.', path: ['input', 'name'] });
    if (input.scopes.length === 0)
      problems.push({ code: 'SCOPES_EMPTY', message: 'A token needs at least one scope.', path: ['input', 'scopes'] });
    if (tx.actor.scopes && input.scopes.some((scope) => !tx.actor.hasScope(scope))) {
      problems.push({
        code: 'SCOPE_TOO_WIDE',
        message: 'A token cannot make a token that reaches further than itself.',
        path: ['input', 'scopes'],
      });
    }
    if (input.expiresAt && input.expiresAt <= (await tx.now()))
      problems.push({ code: 'EXPIRY_PAST', message: 'The expiry lies in the past.', path: ['input', 'expiresAt'] });
    refuseAll(problems);
    const { count } = (await tx.one<{ count: number }>(
      'select count(*)::int as count from api_token where user_id = $1 and revoked_at is null',
      [tx.actor.userId],
    ))!;
    if (count >= MAX_TOKENS) refuse('TOO_MANY_TOKENS', `You have ${count} tokens; revoke some first.`, ['input']);
    return this.insert(tx, tx.actor.userId!, input);
  }

  async revoke(tx: Tx, id: string): Promise<UseCaseResult> {
    const revoked =
      isId(id) &&
      (await tx.one('update api_token set revoked_at = now() where id = $1 and revoked_at is null and (user_id = $2 or $3) returning id', [
        id,
        tx.actor.userId,
        tx.actor.atLeast('admin'),
      ]));
    if (!revoked) return refuse('TOKEN_NOT_FOUND', 'There is no such token.', ['input', 'id']);
    tx.audit('apiToken.revoked', 'apiToken', id);
    tx.changed('access', id);
    return { ids: {} };
  }

  private async insert(tx: Tx, userId: string, input: { name: string; scopes: Scope[]; expiresAt?: Date | null }): Promise<UseCaseResult> {
    const id = tx.id();
    const secret = newSecret(TOKEN_PREFIX);
    const scopes = [...new Set(input.scopes)];
    const row = await tx.one<{ createdAt: Date }>(
      'insert into api_token (id, user_id, name, secret_hash, scopes, expires_at) values ($1, $2, $3, $4, $5, $6) returning created_at as "createdAt"',
      [id, userId, input.name.trim(), hashSecret(secret), scopes, input.expiresAt ?? null],
    );
    tx.audit('apiToken.created', 'apiToken', id, { scopes });
    const apiToken = {
      id,
      name: input.name.trim(),
      scopes,
      createdAt: row!.createdAt,
      expiresAt: input.expiresAt ?? null,
      lastUsedAt: null,
    };
    return { ids: {}, extra: { apiToken }, shownOnce: { secret } };
  }
}
