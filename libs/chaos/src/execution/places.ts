import type { ExperimentSpec } from '../domain/experiment';
import type { Query } from './ledger';

/** Where one injection goes. */
export interface Place {
  connectionId: string;
  targetId: string;
  targetName: string;
  serviceId: string | null;
  serviceName: string | null;
  /** What carries at most one fault at a time. */
  targetKey: string;
}

interface Row {
  driver: string;
  driver_target: string;
  connection_id: string;
  target_id: string;
  target_name: string;
  service_id: string | null;
  service_name: string | null;
}

/** The place of each injection in this environment, in the order of the plan; null where the environment allows none or more than one. */
export async function placesOf(query: Query, environmentId: string, spec: Pick<ExperimentSpec, 'injections'>): Promise<(Place | null)[]> {
  const rows = await query<Row>(
    `select c.kind as driver, t.driver_target, c.id as connection_id, t.id as target_id, t.name as target_name, v.id as service_id, v.name as service_name
     from chaos_target t join driver_connection c on c.id = t.connection_id left join service v on v.id = t.service_id
     where t.environment_id = $1 and t.archived_at is null and c.archived_at is null`,
    [environmentId],
  );
  return spec.injections.map(({ driver, target }) => {
    const found = rows.filter((row) => row.driver === driver && row.driver_target === target);
    return found.length === 1 ? placeOf(found[0]!) : null;
  });
}

function placeOf(row: Row): Place {
  return {
    connectionId: row.connection_id,
    targetId: row.target_id,
    targetName: row.target_name,
    serviceId: row.service_id,
    serviceName: row.service_name,
    targetKey: `${row.connection_id}/${row.driver_target}`,
  };
}
