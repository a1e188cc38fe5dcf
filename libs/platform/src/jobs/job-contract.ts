import type { z } from 'zod';

/** Queues of the product. Stopping never waits behind running: it has no queue at all (PostgreSQL + NOTIFY). */
export const QUEUES = ['runs', 'default'] as const;
export type QueueName = (typeof QUEUES)[number];

/**
 * What a job is. Every contract file answers four questions in its doc comment: what if it runs twice, half, late, or with the payload of
 * the last release? Payloads hold ids only; handlers re-load and re-check.
 */
export interface JobContract<Payload> {
  /** `<domain>.<verbNoun>`, unique. */
  name: string;
  queue: QueueName;
  /** New fields are optional: old jobs are still in flight when a release starts. */
  schema: z.ZodType<Payload>;
  /** Deliveries after a failure, with exponential back-off from one second. At least 3: a database crash at completion can fail a job that succeeded. */
  attempts: number;
}

export const defineJob = <Payload>(contract: JobContract<Payload>): JobContract<Payload> => contract;

/** What a handler is told about this delivery. */
export interface Delivery {
  /** Id of the outbox row; the same for every delivery of the same request. */
  outboxId: string;
  /** 1 for the first try. */
  attempt: number;
}

/** Handles one kind of job. Must be harmless when it runs twice, half or late. */
export abstract class JobHandler<Payload> {
  abstract readonly job: JobContract<Payload>;
  abstract handle(payload: Payload, delivery: Delivery): Promise<void>;
}

/** A handler of whatever job, as the worker lists and calls it: the contract's schema has checked the payload before. */
export interface AnyJobHandler {
  readonly job: JobContract<unknown>;
  handle(payload: never, delivery: Delivery): Promise<void>;
}

/** Work that every worker does again and again. Several workers run it at once: claim rows, never assume to be alone. */
export abstract class Ticker {
  abstract readonly name: string;
  /** Pause between two runs, milliseconds. */
  abstract readonly everyMs: number;
  abstract run(): Promise<void>;
}
