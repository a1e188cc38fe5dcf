import type { ChaosDriver, FaultPlan } from '@chaos/engine';

/** What the kit needs to examine a driver. A harness is made afresh for each check and closed after it. */
export interface DriverHarness {
  driver: ChaosDriver;
  /** A valid plan with a name that was never used; the first target of the harness. */
  plan(over?: Partial<FaultPlan>): FaultPlan;
  /** Looks at the target itself, past the driver: true while a fault disturbs it. */
  isAffected(): Promise<boolean>;
  /** The next request is carried out at the target side, and its answer is lost. */
  loseNextAnswer(): void;
  /** The next request is answered with an error of the server; it has no effect. */
  failNext(): void;
  /** From now on nothing answers (`hang`: no answer at all, not even a refusal), until `reconnect`. */
  cutOff(how: 'refused' | 'hang'): void;
  reconnect(): void;
  /** Removing has no effect at the target side until the returned function is called. */
  stickRemoval(): () => void;
  /** Makes a fault that is not of ours, on another target; its name. */
  makeForeignFault(): Promise<string>;
  close(): Promise<void>;
}
