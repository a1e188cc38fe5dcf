import type { Actor } from '../auth';
import type { LiveChange } from '../database';
import { NotFoundError, UnauthenticatedError } from '../errors';
import type { LiveEvents } from '../live';
import type { RequestContext } from './request-context';

const RECHECK_MS = 30_000;

/** One event of a subscription: what to read for the subscriber. */
export interface FollowedEvent {
  id: string;
}

interface FollowOptions {
  live: LiveEvents;
  topics: readonly string[];
  /** The object that is followed: its type and id. It must be visible now and at each event. */
  type: string;
  id: string;
  /** True when the change is about the followed object. */
  wanted: (change: LiveChange) => boolean;
  /** May the actor (still) follow this? Asked at each event. */
  allowed: (actor: Actor) => boolean;
}

/**
 * The events of a subscription. Before each one the session or token, its rights and the visibility of the object are asked again; when one of
 * them is gone the subscription ends with an error. After a gap in the stream one event is sent, so that the client reads what it missed.
 */
export async function follow(ctx: RequestContext, options: FollowOptions): Promise<AsyncIterableIterator<FollowedEvent>> {
  const recheck = async () => {
    ctx.actor = await ctx.refreshActor();
    if (!ctx.actor || !options.allowed(ctx.actor))
      throw new UnauthenticatedError('The session or token behind this subscription has ended or lost its right.');
    if (!(await ctx.reads.sees(options.type, options.id))) throw new NotFoundError(`No ${options.type}`);
  };
  await recheck();
  const changes = options.live.changes(options.topics, options.wanted);
  const timed = async (): Promise<IteratorResult<LiveChange>> => {
    const pending = changes.next();
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const pause = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, RECHECK_MS, null);
      });
      const first = await Promise.race([pending, pause]);
      clearTimeout(timer);
      await recheck();
      if (first) return first;
    }
  };
  const events: AsyncIterableIterator<FollowedEvent> = {
    next: async () => {
      try {
        const { done, value } = await timed();
        return done ? { done: true, value: undefined } : { done: false, value: { id: value.topic === '*' ? options.id : value.id } };
      } catch (error) {
        await changes.return?.();
        throw error;
      }
    },
    return: async () => {
      await changes.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => events,
  };
  return events;
}
