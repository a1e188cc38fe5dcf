import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { isId } from '@platform/ids';

/** Which version of an experiment a claim pins: the current one, or the requested one if it belongs to the experiment; null when there is none. */
export type VersionLookup = (tx: Tx, experimentId: string, requested: string | null) => Promise<string | null>;

/** Experiments live in a lib above this one; it says here how to look them up. */
@Injectable()
export class ExperimentVersions {
  private lookup: VersionLookup | null = null;

  /** Called once by the lib that owns experiments, at start. */
  use(lookup: VersionLookup): void {
    this.lookup = lookup;
  }

  /** The version to pin; null when the experiment or the version is unknown. */
  async pin(tx: Tx, experimentId: string, requested: string | null): Promise<string | null> {
    if (!isId(experimentId) || (requested !== null && !isId(requested))) return null;
    return this.lookup ? this.lookup(tx, experimentId, requested) : requested;
  }

  /** True when the experiment exists, as far as anybody can say. */
  async knows(tx: Tx, experimentId: string): Promise<boolean> {
    return isId(experimentId) && (this.lookup === null || (await this.lookup(tx, experimentId, null)) !== null);
  }
}
