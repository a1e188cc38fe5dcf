import { Injectable } from '@nestjs/common';
import { JobHandler } from '@platform/jobs';
import type { z } from 'zod';
import { RunExecutionService } from '../run-execution.service';
import { executeRun } from './execute-run.job';

/** Hands a run to the executor of this worker. */
@Injectable()
export class ExecuteRunHandler extends JobHandler<z.infer<typeof executeRun.schema>> {
  readonly job = executeRun;

  constructor(private readonly execution: RunExecutionService) {
    super();
  }

  handle({ runId }: { runId: string }): Promise<void> {
    return this.execution.execute(runId);
  }
}
