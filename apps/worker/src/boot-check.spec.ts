import { defineJob, JobHandler } from '@platform/jobs';
import { z } from 'zod';
import { contractsOf, handlersByJob } from './boot-check';

const job = defineJob({ name: 'test.doThing', queue: 'default', attempts: 3, schema: z.object({ id: z.string() }) });
class One extends JobHandler<{ id: string }> {
  readonly job = job;
  async handle(): Promise<void> {}
}
class Two extends One {}

describe('boot check', () => {
  it('knows each job by its one handler', () => {
    const handlers = handlersByJob([new One()]);
    expect([...contractsOf(handlers).keys()]).toEqual(['test.doThing']);
  });

  it('does not start with two handlers of one job', () => {
    expect(() => handlersByJob([new One(), new Two()])).toThrow('test.doThing has two handlers: One and Two');
  });
});
