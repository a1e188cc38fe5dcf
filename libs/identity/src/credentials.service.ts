import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Actor, hashSecret, type Role, type Scope } from '@platform/auth';
import { namedQuery, poolOf } from '@platform/database';
import { LiveEvents } from '@platform/live';
import { DataSource } from 'typeorm';

const CACHE_MS = 5000;
const MAX_CACHED = 10_000;

interface ActorRow {
  user_id: string;
  session_id: string | null;
  token_id: string | null;
  role: Role;
  scopes: Scope[] | null;
  team_ids: string[];
}

const TEAMS = `(select coalesce(array_agg(m.team_id::text), '{}') from membership m join team t on t.id = m.team_id and t.archived_at is null where m.user_id = u.id)`;
const SESSION = `
  select u.id as user_id, s.id as session_id, null as token_id, u.role, null as scopes, ${TEAMS} as team_ids
  from session s join user_account u on u.id = s.user_id
  where s.secret_hash = $1 and s.revoked_at is null and s.expires_at > now() and u.disabled_at is null`;
// Last use is kept to the minute: a write for each request would cost more than the fact is worth.
const TOKEN = `
  with used as (
    update api_token set last_used_at = now()
    where secret_hash = $1 and revoked_at is null and (last_used_at is null or last_used_at < now() - interval '1 minute')
  )
  select u.id as user_id, null as session_id, k.id as token_id, u.role, k.scopes, ${TEAMS} as team_ids
  from api_token k join user_account u on u.id = k.user_id
  where k.secret_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and u.disabled_at is null`;

/** Prefixes tell what a secret is, in logs of leaks and in our own look-up. */
export const SESSION_PREFIX = 'ss_ses_';
export const TOKEN_PREFIX = 'ss_tok_';

/** Who stands behind a session cookie or a bearer token. Answers are kept for at most 5 s and dropped at once when rights change. */
@Injectable()
export class CredentialsService implements OnModuleInit {
  private readonly cache = new Map<string, { actor: Actor | null; until: number }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LiveEvents,
  ) {}

  onModuleInit(): void {
    this.live.on('access', () => this.cache.clear());
  }

  /** The actor, or null for a credential that is unknown, expired, revoked or of a disabled account. */
  async actorFor(secret: string, fresh = false): Promise<Actor | null> {
    const known = this.cache.get(secret);
    if (known && !fresh && known.until > Date.now()) return known.actor;
    const actor = await this.load(secret);
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(secret, { actor, until: Date.now() + CACHE_MS });
    return actor;
  }

  private async load(secret: string): Promise<Actor | null> {
    const session = secret.startsWith(SESSION_PREFIX);
    if (!session && !secret.startsWith(TOKEN_PREFIX)) return null;
    const { rows } = await namedQuery<ActorRow>(
      poolOf(this.dataSource),
      session ? 'actor_session' : 'actor_token',
      session ? SESSION : TOKEN,
      [hashSecret(secret)],
    );
    const row = rows[0];
    if (!row) return null;
    return new Actor({
      kind: session ? 'user' : 'token',
      userId: row.user_id,
      sessionId: row.session_id,
      tokenId: row.token_id,
      role: row.role,
      scopes: row.scopes,
      teamIds: row.team_ids,
    });
  }
}
