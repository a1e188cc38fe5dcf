import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, newSecret, SYSTEM_ACTOR, sameSecret } from '@platform/auth';
import type { Config } from '@platform/config';
import { type Tx, UnitOfWork } from '@platform/database';
import { refuse, refuseAll, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { CONFIG } from '@platform/nest';
import { DataSource } from 'typeorm';
import { SESSION_PREFIX } from './credentials.service';
import { accountProblems, normalizeEmail, SIGN_IN_LIMITS } from './domain/account';
import { hashPassword, passwordMatches } from './passwords';
import { UserEntity } from './user.entity';
import type { FirstAdminCreateInput, SignInInput, UserCreateInput, UserUpdateInput } from './user.inputs';

const NO_MATCH = 'E-mail address and password do not match, or the account is disabled.';

/** Accounts and sign-in. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** True until somebody has taken the first admin account. */
  async needsFirstAdmin(): Promise<boolean> {
    return !(await this.dataSource.manager.existsBy(UserEntity, {}));
  }

  /** Makes the first admin from the one-time welcome token, and signs in. Refused for ever once there is an account. */
  async createFirstAdmin(input: FirstAdminCreateInput, userAgent: string): Promise<{ secret: string }> {
    this.checkForm(input);
    const passwordHash = await hashPassword(input.password);
    return this.work.run(SYSTEM_ACTOR, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(4600002)');
      const expected = this.config.WELCOME_TOKEN;
      if ((await tx.em.existsBy(UserEntity, {})) || !expected || !sameSecret(input.token, expected)) {
        refuse('WELCOME_TOKEN_INVALID', 'This welcome link was used already, or it is not the one printed at the first start.', [
          'input',
          'token',
        ]);
      }
      const user = await this.insert(tx, input, 'admin', passwordHash);
      tx.audit('user.firstAdminCreated', 'user', user.id);
      return { secret: await this.openSession(tx, user.id, userAgent) };
    });
  }

  /** Opens a session. Unknown address, wrong password and disabled account all answer alike and take equally long. */
  async signIn({ email, password }: SignInInput, ip: string, userAgent: string): Promise<{ secret: string }> {
    const address = normalizeEmail(email).slice(0, 320);
    await this.throttle(`account:${address}`, SIGN_IN_LIMITS.account);
    await this.throttle(`address:${ip}`, SIGN_IN_LIMITS.address);
    const user = await this.dataSource.manager.findOne(UserEntity, { where: { email: address } });
    const matches = await passwordMatches(user?.disabledAt ? null : (user?.passwordHash ?? null), password.slice(0, 1000));
    if (!user || !matches) return refuse('SIGN_IN_FAILED', NO_MATCH, ['input']);
    return this.work.run(SYSTEM_ACTOR, async (tx) => {
      tx.audit('session.opened', 'user', user.id);
      return { secret: await this.openSession(tx, user.id, userAgent) };
    });
  }

  /** Ends one session of the actor; the default is the one that asks. */
  async closeSession(tx: Tx, sessionId: string | null): Promise<UseCaseResult> {
    const id = sessionId ?? tx.actor.sessionId;
    if (!id || !isId(id)) refuse('SESSION_NOT_FOUND', 'There is no such session.', ['input', 'id']);
    const ended = await tx.one('update session set revoked_at = now() where id = $1 and user_id = $2 and revoked_at is null returning id', [
      id,
      tx.actor.userId,
    ]);
    if (!ended) refuse('SESSION_NOT_FOUND', 'There is no such session.', ['input', 'id']);
    tx.audit('session.closed', 'session', id);
    tx.changed('access', id);
    return { ids: {} };
  }

  async create(tx: Tx, input: UserCreateInput): Promise<UseCaseResult> {
    this.checkForm(input);
    const user = await this.insert(tx, input, input.role, input.password ? await hashPassword(input.password) : null);
    tx.audit('user.created', 'user', user.id, { role: input.role });
    return { ids: {}, extra: { user: shown(user) } };
  }

  /** Changes role, name or password, or disables; open sessions and tokens of the account follow within moments. */
  async update(tx: Tx, input: UserUpdateInput): Promise<UseCaseResult> {
    const user = isId(input.id) ? await tx.em.findOne(UserEntity, { where: { id: input.id }, lock: { mode: 'pessimistic_write' } }) : null;
    if (!user) return refuse('USER_NOT_FOUND', 'There is no account with this id.', ['input', 'id']);
    if (user.revision !== input.expectedRevision) refuseConflict(input.expectedRevision, user.revision, {}, { user: shown(user) });
    this.checkForm({ email: user.email, name: input.name ?? user.name, password: input.password });
    const disabled = input.disabled ?? user.disabledAt !== null;
    const role = input.role ?? user.role;
    if (user.role === 'admin' && (disabled || role !== 'admin')) await this.refuseLastAdmin(tx, user.id);
    Object.assign(user, {
      name: input.name?.trim() ?? user.name,
      role,
      disabledAt: disabled ? (user.disabledAt ?? new Date()) : null,
      passwordHash: input.password ? await hashPassword(input.password) : user.passwordHash,
    });
    await tx.em.save(user);
    if (disabled || input.password)
      await tx.query('update session set revoked_at = now() where user_id = $1 and revoked_at is null', [user.id]);
    tx.audit('user.updated', 'user', user.id, { role, disabled });
    tx.changed('access', user.id);
    return { ids: {}, extra: { user: shown(user) } };
  }

  private async refuseLastAdmin(tx: Tx, id: string): Promise<void> {
    // Two admins demoting each other at once must not leave none.
    await tx.query('select pg_advisory_xact_lock(4600003)');
    const others = await tx.one(`select 1 as one from user_account where role = 'admin' and disabled_at is null and id <> $1`, [id]);
    if (!others) refuse('LAST_ADMIN', 'This is the last admin; make another one first.', ['input']);
  }

  private checkForm(form: { email: string; name: string; password?: string | null | undefined }): void {
    refuseAll(accountProblems(form).map(({ field, code, message }) => ({ code, message, path: ['input', field] })));
  }

  private async insert(
    tx: Tx,
    form: { email: string; name: string },
    role: UserEntity['role'],
    passwordHash: string | null,
  ): Promise<UserEntity> {
    const email = normalizeEmail(form.email);
    if (await tx.em.existsBy(UserEntity, { email }))
      refuse('EMAIL_TAKEN', 'There is an account with this address already.', ['input', 'email']);
    const user = tx.em.create(UserEntity, {
      id: tx.id(),
      email,
      name: form.name.trim(),
      role,
      passwordHash,
      disabledAt: null,
      createdAt: await tx.now(),
    });
    return tx.em.save(user);
  }

  private async openSession(tx: Tx, userId: string, userAgent: string): Promise<string> {
    const secret = newSecret(SESSION_PREFIX);
    await tx.query(
      `insert into session (id, user_id, secret_hash, expires_at, user_agent) values ($1, $2, $3, now() + make_interval(hours => $4::int), $5)`,
      [tx.id(), userId, hashSecret(secret), this.config.SESSION_HOURS, userAgent.slice(0, 300)],
    );
    return secret;
  }

  private async throttle(key: string, limit: number): Promise<void> {
    const [row] = await this.dataSource.query<{ tries: number }[]>(
      `insert into sign_in_throttle (key, minute, tries) values ($1, date_trunc('minute', now()), 1)
       on conflict (key, minute) do update set tries = sign_in_throttle.tries + 1 returning tries`,
      [key],
    );
    if (row!.tries > limit) refuse('TOO_MANY_TRIES', 'Too many sign-in tries. Wait a minute and try again.', ['input']);
  }
}

/** An account without its password hash. */
export const shown = ({ id, email, name, role, disabledAt, createdAt, revision }: UserEntity) => ({
  id,
  email,
  name,
  role,
  disabledAt,
  createdAt,
  revision,
});
