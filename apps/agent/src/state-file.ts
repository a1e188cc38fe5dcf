import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type FaultRecord, faultRecord } from './fault-record';

const schema = z.strictObject({ version: z.literal(1), faults: z.array(faultRecord) });

/** The faults on disk. A save has reached the disk when it returns. */
export class StateFile {
  private readonly path: string;

  /** @param dir folder of the agent's state; must exist */
  constructor(dir: string) {
    this.path = join(dir, 'faults.json');
  }

  /** Reads what was saved. A damaged file is set aside: whatever the forwarder still holds is then unknown and will be dropped. */
  load(): FaultRecord[] {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    try {
      return schema.parse(JSON.parse(text)).faults;
    } catch {
      renameSync(this.path, `${this.path}.damaged`);
      return [];
    }
  }

  /** Replaces the content, all or nothing, and waits for the disk. */
  save(faults: readonly FaultRecord[]): void {
    const next = `${this.path}.new`;
    const handle = openSync(next, 'w', 0o600);
    writeSync(handle, JSON.stringify({ version: 1, faults }));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(next, this.path);
    const folder = openSync(dirname(this.path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }
}
