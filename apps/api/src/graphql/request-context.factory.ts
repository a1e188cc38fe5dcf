import { CredentialsService } from '@identity';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@platform/auth';
import type { Config } from '@platform/config';
import { poolOf } from '@platform/database';
import type { RequestContext } from '@platform/graphql';
import { CONFIG } from '@platform/nest';
import { Reads } from '@platform/reads';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { bearerOf, cookieName, cookieOf } from '../http/credentials';

/** Makes the context of one operation: who asks, and reads with their rights. */
@Injectable()
export class RequestContextFactory {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Of an HTTP request. */
  async forHttp(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const secret = bearerOf(request.headers.authorization) ?? cookieOf(request.headers.cookie, cookieName(this.config.PUBLIC_URL));
    const key = request.headers['idempotency-key'];
    return Object.assign(this.base(secret, await this.actorFor(secret)), {
      idempotencyKey: typeof key === 'string' ? key : null,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      setSessionCookie: (token: string | null) => {
        const secure = this.config.PUBLIC_URL.startsWith('https:');
        void reply.setCookie(cookieName(this.config.PUBLIC_URL), token ?? '', {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure,
          ...(token ? { maxAge: this.config.SESSION_HOURS * 3600 } : { maxAge: 0 }),
        });
      },
    } satisfies Partial<RequestContext>);
  }

  /** Of a socket, from the headers of its upgrade or the `authorization` of its connection parameters. */
  async forSocket(secret: string | null, ip: string): Promise<RequestContext> {
    return Object.assign(this.base(secret, await this.actorFor(secret)), { ip, socket: true });
  }

  actorFor(secret: string | null, fresh = false): Promise<Actor | null> {
    return secret ? this.credentials.actorFor(secret, fresh) : Promise.resolve(null);
  }

  private base(secret: string | null, actor: Actor | null): RequestContext {
    const pool = poolOf(this.dataSource);
    const context: RequestContext = {
      actor,
      reads: new Reads(pool, actor?.teamIds ?? []),
      idempotencyKey: null,
      ip: '',
      userAgent: '',
      socket: false,
      refreshActor: async () => {
        const now = await this.actorFor(secret);
        context.reads = new Reads(pool, now?.teamIds ?? []);
        return now;
      },
    };
    return context;
  }
}
