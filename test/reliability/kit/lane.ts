import { pause } from '../../conformance/loopback';
import type { RunBoard } from './run-board';

/** One of several streams of runs. It has a few experiments on targets of their own, and goes on with another one while a run that was interrupted is cleaned up. */
export class Lane {
  private readonly seats: { experimentId: string; runId: string | null }[];

  constructor(
    private readonly name: string,
    experimentIds: readonly string[],
    private readonly board: RunBoard,
    private readonly isInterrupted: (runId: string) => boolean,
  ) {
    this.seats = experimentIds.map((experimentId) => ({ experimentId, runId: null }));
  }

  /** Runs one after another until told to stop. */
  async go(goesOn: () => boolean): Promise<void> {
    for (let turn = 0; goesOn(); turn++) {
      const seat = this.seats[turn % this.seats.length]!;
      if (seat.runId !== null && !this.board.isOver(seat.runId)) {
        await pause(50);
        continue;
      }
      const runId = await this.board.request(this.name, seat.experimentId);
      seat.runId = runId;
      if (runId === null) await pause(250);
      else while (goesOn() && !this.board.isOver(runId) && !this.isInterrupted(runId)) await pause(20);
    }
  }
}
