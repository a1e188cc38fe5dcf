import type { FaultState } from '../../domain/fault';
import type { DriverState } from '../../drivers/driver.contract';

/** One row of the fault ledger, as worker and reaper read it. */
export interface FaultRow {
  id: string;
  run_id: string;
  run_number: number;
  ordinal: number;
  ref: string;
  connection_id: string;
  target_name: string;
  external_name: string;
  kind: string;
  state: FaultState;
  driver_state: DriverState;
  expires_at: Date;
  activated_at: Date | null;
  ended_at: Date | null;
}

/** Selects fault rows; add a `where` over `f`, `t` and `r`. */
export const SELECT_FAULTS = `
  select f.id, f.run_id, r.number as run_number, f.ordinal, f.ref, f.connection_id, t.name as target_name, f.external_name, f.kind, f.state,
    f.driver_state, f.expires_at, f.activated_at, f.ended_at
  from fault f join chaos_target t on t.id = f.target_id join run r on r.id = f.run_id`;
