import { Injectable } from '@nestjs/common';
import { hashSecret, newSecret, type Scope } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import type { ApiTokenCreateInput } from './access.inputs';
import { TOKEN_PREFIX } from './credentials.service';

const MAX_TOKENS = 50;
const NAME = 120;

/** API tokens of the actor's own account. */
@Injectable()
export class ApiTokensService {
  async create(tx: Tx, input: ApiTokenCreateInput): Promise<UseCaseResult> {
    const given = new TextInput();
    const name = given.required(input.name, NAME, 'name');
    if (input.scopes.length === 0) given.problem('SCOPES_EMPTY', 'A token needs at least one scope.', ['scopes']);
    if (tx.actor.scopes && input.scopes.some((scope) => !tx.actor.hasScope(scope)))
      given.problem('SCOPE_TOO_WIDE', 'A token cannot make a token that reaches further than itself.', ['scopes']);
    if (input.expiresAt && input.expiresAt <= (await tx.now())) given.problem('EXPIRY_PAST', 'The expiry lies in the past.', ['expiresAt']);
    given.done();
    const { count } = (await tx.one<{ count: number }>(
      'select count(*)::int as count from api_token where user_id = $1 and revoked_at is null',
      [tx.actor.userId],
    ))!;
    if (count >= MAX_TOKENS) refuse('TOO_MANY_TOKENS', `You have ${count} tokens; revoke some first.`, ['input']);
    return this.insert(tx, tx.actor.userId!, { ...input, name });
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
      [id, userId, input.name, hashSecret(secret), scopes, input.expiresAt ?? null],
    );
    tx.audit('apiToken.created', 'apiToken', id, { scopes });
    const apiToken = {
      id,
      name: input.name,
      scopes,
      createdAt: row!.createdAt,
      expiresAt: input.expiresAt ?? null,
      lastUsedAt: null,
    };
    return { ids: {}, extra: { apiToken }, shownOnce: { secret } };
  }
}
