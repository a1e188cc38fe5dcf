import { Injectable } from '@nestjs/common';
import { Ticker } from '@platform/jobs';
import { FiringService } from '../firing.service';
import { drain } from './drain';

/** Begins the game days whose time has come. */
@Injectable()
export class FireGameDaysTicker extends Ticker {
  readonly name = 'gamedays.fire';
  readonly everyMs = 500;

  constructor(private readonly firing: FiringService) {
    super();
  }

  run(): Promise<void> {
    return drain(() => this.firing.fireNext());
  }
}
