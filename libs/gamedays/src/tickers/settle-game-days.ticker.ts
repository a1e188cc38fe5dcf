import { Injectable } from '@nestjs/common';
import { Ticker } from '@platform/jobs';
import { SettlingService } from '../settling.service';
import { drain } from './drain';

/** Ends game days whose runs are over, also when the message that said so was lost. */
@Injectable()
export class SettleGameDaysTicker extends Ticker {
  readonly name = 'gamedays.settle';
  readonly everyMs = 1_000;

  constructor(private readonly settling: SettlingService) {
    super();
  }

  run(): Promise<void> {
    return drain(() => this.settling.settleNext());
  }
}
