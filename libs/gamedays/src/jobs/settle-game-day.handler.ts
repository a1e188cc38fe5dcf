import { runFinished } from '@chaos';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '@platform/auth';
import { UnitOfWork } from '@platform/database';
import { JobHandler } from '@platform/jobs';
import { SettlingService } from '../settling.service';

/** A run is over: ends its game day when it was the last one. */
@Injectable()
export class SettleGameDayHandler extends JobHandler<{ runId: string }> {
  readonly job = runFinished;

  constructor(
    private readonly work: UnitOfWork,
    private readonly settling: SettlingService,
  ) {
    super();
  }

  async handle({ runId }: { runId: string }): Promise<void> {
    await this.work.run(SYSTEM_ACTOR, (tx) => this.settling.settleRun(tx, runId));
  }
}
