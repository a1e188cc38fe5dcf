import { HttpError } from './call-errors';

/** The fixes that can be switched on while MusicCorp runs; all off at the start. */
const SWITCH_NAMES = ['timeouts', 'circuitBreakers', 'retriesWithBackoff', 'bulkheads', 'idempotentPaymentEvents'] as const;

export type SwitchName = (typeof SWITCH_NAMES)[number];
export type SwitchValues = Record<SwitchName, boolean>;

const allOff = (): SwitchValues => Object.fromEntries(SWITCH_NAMES.map((name) => [name, false])) as SwitchValues;

/** The switches as one service sees them. */
export class Switches {
  private values = allOff();
  private readonly listeners: ((values: SwitchValues) => void)[] = [];

  get current(): Readonly<SwitchValues> {
    return this.values;
  }

  /** The listener is called after every real change. */
  onChange(listener: (values: SwitchValues) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Changes the named switches and leaves the others.
   * @throws HttpError 400 for an unknown name or a value that is not a boolean; nothing is changed then
   */
  apply(patch: unknown): SwitchValues {
    if (typeof patch !== 'object' || patch === null || Array.isArray(patch))
      throw new HttpError(400, 'BAD_SWITCHES', `send an object with any of ${SWITCH_NAMES.join(', ')}`);
    for (const [name, value] of Object.entries(patch)) {
      if (!SWITCH_NAMES.includes(name as SwitchName))
        throw new HttpError(400, 'UNKNOWN_SWITCH', `"${name.slice(0, 40)}" is not one of ${SWITCH_NAMES.join(', ')}`);
      if (typeof value !== 'boolean') throw new HttpError(400, 'BAD_SWITCHES', `"${name}" must be true or false`);
    }
    const next = { ...this.values, ...patch };
    const changed = SWITCH_NAMES.some((name) => next[name] !== this.values[name]);
    this.values = next;
    if (changed) for (const listener of this.listeners) listener(next);
    return next;
  }

  /** Everything off again: the gaps as they are out of the box. */
  reset(): SwitchValues {
    return this.apply(allOff());
  }
}
