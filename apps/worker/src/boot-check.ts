import type { AnyJobHandler, JobContract } from '@platform/jobs';

/** Handlers by job name. Throws when two handle the same job: which one ran would be chance. */
export function handlersByJob(handlers: readonly AnyJobHandler[]): Map<string, AnyJobHandler> {
  const byJob = new Map<string, AnyJobHandler>();
  for (const handler of handlers) {
    const { name } = handler.job;
    if (byJob.has(name))
      throw new Error(`the job ${name} has two handlers: ${byJob.get(name)!.constructor.name} and ${handler.constructor.name}`);
    byJob.set(name, handler);
  }
  return byJob;
}

/** The contracts the relay may send. */
export const contractsOf = (handlers: ReadonlyMap<string, AnyJobHandler>): Map<string, JobContract<unknown>> =>
  new Map([...handlers].map(([name, handler]) => [name, handler.job]));
