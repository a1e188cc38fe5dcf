import { Injectable } from '@nestjs/common';
import { Ticker } from '@platform/jobs';
import { PlannedRunsService } from '../planned-runs.service';
import { drain } from './drain';

/** Asks for planned runs whose offset is reached. */
@Injectable()
export class RequestPlannedRunsTicker extends Ticker {
  readonly name = 'gamedays.requestRuns';
  readonly everyMs = 500;

  constructor(private readonly plannedRuns: PlannedRunsService) {
    super();
  }

  run(): Promise<void> {
    return drain(() => this.plannedRuns.requestNext());
  }
}
