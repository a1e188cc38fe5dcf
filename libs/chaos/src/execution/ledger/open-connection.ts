import type { Sealer } from '@platform/auth';
import type { ChaosDriver, DriverDefinition, DriverHost } from '../../drivers/driver.contract';
import type { Query } from './store';

/** A driver connection as it is stored. */
export interface SealedConnection {
  id: string;
  kind: string;
  settings: Record<string, unknown>;
  secret: string | null;
}

/** Where the secret of a connection is sealed for. */
export const secretPlace = (connectionId: string) => ({ table: 'driver_connection', row: connectionId, column: 'secret' });

export interface OpenOptions {
  find: (kind: string) => DriverDefinition | null;
  /** Asked only when there is something to open. */
  sealer: () => Sealer;
  host: DriverHost;
}

/**
 * Binds the driver of a connection.
 * @throws Error when there is no such connection or driver, the secret was sealed with another key, or the settings do not fit
 */
export async function openConnection(query: Query, connectionId: string, { find, sealer, host }: OpenOptions): Promise<ChaosDriver> {
  const [row] = await query<SealedConnection>('select id, kind, settings, secret from driver_connection where id = $1', [connectionId]);
  const driver = row && find(row.kind);
  if (!driver) throw new Error(row ? `there is no driver named ${row.kind}` : 'there is no such driver connection');
  const secrets = row.secret === null ? {} : (JSON.parse(sealer().open(row.secret, secretPlace(row.id))) as object);
  return driver.create({ ...row.settings, ...secrets }, host);
}
