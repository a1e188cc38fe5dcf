import { Injectable } from '@nestjs/common';
import type { Actor } from '@platform/auth';
import { isId } from '@platform/ids';
import { DataSource } from 'typeorm';
import { shown } from './accounts.service';
import { UserEntity } from './user.entity';
import type { ApiToken, AuditEvent, Membership, Session, User } from './user.type';

const MAX = 500;

/** Reads of the people plane. Kept apart from the learning plane's reads: no relation leads from there to here. */
@Injectable()
export class PeopleService {
  constructor(private readonly dataSource: DataSource) {}

  async user(id: string): Promise<User | null> {
    const user = isId(id) ? await this.dataSource.manager.findOne(UserEntity, { where: { id } }) : null;
    return user ? shown(user) : null;
  }

  async users(): Promise<User[]> {
    return (await this.dataSource.manager.find(UserEntity, { order: { email: 'ASC' }, take: MAX })).map(shown);
  }

  async memberships(teamId: string): Promise<Membership[]> {
    if (!isId(teamId)) return [];
    const users = await this.dataSource.manager
      .createQueryBuilder(UserEntity, 'u')
      .innerJoin('membership', 'm', 'm.user_id = u.id and m.team_id = :teamId', { teamId })
      .orderBy('u.email')
      .take(MAX)
      .getMany();
    return users.map((user) => ({ teamId, user: shown(user) }));
  }

  sessions(actor: Actor): Promise<Session[]> {
    return this.dataSource.query(
      `select id, created_at as "createdAt", expires_at as "expiresAt", user_agent as "userAgent", id = $2 as current
       from session where user_id = $1 and revoked_at is null and expires_at > now() order by created_at desc limit ${MAX}`,
      [actor.userId, actor.sessionId],
    );
  }

  apiTokens(actor: Actor): Promise<ApiToken[]> {
    return this.dataSource.query(
      `select id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
       from api_token where user_id = $1 and revoked_at is null order by created_at desc limit ${MAX}`,
      [actor.userId],
    );
  }

  auditEvents(first: number, before: Date | null, subjectId: string | null): Promise<AuditEvent[]> {
    return this.dataSource.query(
      `select id, at, actor_id as actor, action, subject_type as "subjectType", subject_id as "subjectId" from audit_event
       where ($2::timestamptz is null or at < $2) and ($3::uuid is null or subject_id = $3) order by at desc, id desc limit $1`,
      [first, before, subjectId && isId(subjectId) ? subjectId : null],
    );
  }
}
