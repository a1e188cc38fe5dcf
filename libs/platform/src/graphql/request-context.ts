import type { Actor } from '../auth';
import { UnauthenticatedError } from '../errors';
import type { Reads } from '../reads/reads';

/** What one operation carries. Handed to resolvers as the GraphQL context. */
export interface RequestContext {
  /** Null when nobody is signed in: only public fields answer. */
  actor: Actor | null;
  /** Reads objects with the rights of the actor. */
  reads: Reads;
  /** The Idempotency-Key header, if any. */
  idempotencyKey: string | null;
  /** Address of the caller, for rate limits on sign-in. */
  ip: string;
  /** What the caller calls itself. */
  userAgent: string;
  /** True over a socket: mutations are refused there. */
  socket: boolean;
  /** Asks the session store again; for subscriptions, before each event. */
  refreshActor(): Promise<Actor | null>;
  /** Sets or clears the session cookie; absent on sockets. */
  setSessionCookie?(token: string | null): void;
}

/** The signed-in actor; root fields whose policy is not public always have one. */
export function actorOf(ctx: RequestContext): Actor {
  if (!ctx.actor) throw new UnauthenticatedError();
  return ctx.actor;
}
