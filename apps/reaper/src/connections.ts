import { readFileSync } from 'node:fs';
import { type ChaosDriver, type DriverDefinition, type HttpCall, openConnection, type Query } from '@chaos/engine';
import { Sealer } from '@platform/auth';

/** The key that seals secrets; made by the api or the supervisor, never here. */
export function readSealer(keyFile: string): Sealer {
  return new Sealer(Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64url'));
}

export interface ConnectionOptions {
  query: Query;
  find: (kind: string) => DriverDefinition | null;
  http: HttpCall;
  /** Read when the first connection is opened: the key may be made after this process has started. */
  sealer: () => Sealer;
}

/** Drivers bound to their connections, read afresh for each use: settings may have changed. */
export class Connections {
  constructor(private readonly options: ConnectionOptions) {}

  driverOf(connectionId: string): Promise<ChaosDriver> {
    const { query, find, http, sealer } = this.options;
    return openConnection(query, connectionId, { find, sealer, host: { http } });
  }

  /** Every connection that may hold faults. */
  async ids(): Promise<string[]> {
    return (await this.options.query<{ id: string }>('select id from driver_connection')).map(({ id }) => id);
  }
}
