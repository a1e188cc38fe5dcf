/** Roles, weakest first. Each includes those before it. */
export const ROLES = ['viewer', 'contributor', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Scopes of an API token; a token never reaches further than the scopes it was given and the role behind it. */
export const SCOPES = ['read', 'write', 'operate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

const SCOPE_OF: Record<Role, Scope> = { viewer: 'read', contributor: 'write', operator: 'operate', admin: 'admin' };

interface ActorInit {
  kind: 'user' | 'token' | 'system';
  /** Id in the people plane; null for the system itself. Never shown in the learning plane. */
  userId: string | null;
  sessionId?: string | null;
  tokenId?: string | null;
  role: Role;
  /** null = not limited by scopes (a session). */
  scopes: readonly Scope[] | null;
  teamIds: readonly string[];
}

/** Whoever acts: a signed-in person, a program with a token, or the system. */
export class Actor {
  readonly kind: ActorInit['kind'];
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
  readonly role: Role;
  readonly scopes: readonly Scope[] | null;
  readonly teamIds: readonly string[];

  constructor(init: ActorInit) {
    this.kind = init.kind;
    this.userId = init.userId;
    this.sessionId = init.sessionId ?? null;
    this.tokenId = init.tokenId ?? null;
    this.role = init.role;
    this.scopes = init.scopes;
    this.teamIds = init.teamIds;
  }

  /** True when role and scopes both reach this far. */
  atLeast(role: Role): boolean {
    return ROLES.indexOf(this.role) >= ROLES.indexOf(role) && this.hasScope(SCOPE_OF[role]);
  }

  /** True for a session, and for a token that carries the scope. */
  hasScope(scope: Scope): boolean {
    return this.scopes === null || this.scopes.includes(scope);
  }

  /** Stable id for audit rows and idempotency keys. */
  get auditId(): string {
    return this.tokenId ? `token:${this.tokenId}` : this.userId ? `user:${this.userId}` : 'system';
  }
}

/** The worker, the scheduler and the reaper act as this. Sees everything; writes only what jobs and rules ask for. */
export const SYSTEM_ACTOR = new Actor({ kind: 'system', userId: null, role: 'admin', scopes: null, teamIds: [] });
