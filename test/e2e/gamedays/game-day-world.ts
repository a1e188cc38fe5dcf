import { randomUUID } from 'node:crypto';
import type { TestApi } from '../../setup/test-api';

/** What a game day needs around it, written straight into the database. */
export interface GameDayWorld {
  environmentId: string;
  teamId: string;
  serviceId: string;
  /** An experiment with one fault on this target of the environment. */
  experiment(target: string): Promise<string>;
  /** A game day that plans one run; answers with its id. */
  planned(options?: { experiments?: string[]; offsets?: number[]; title?: string }): Promise<string>;
  /** Puts a slot on the calendar that lies this many seconds before now; answers with the occurrence's id. */
  due(gameDayId: string, secondsAgo: number): Promise<string>;
  /** Ends a run as if a worker had carried it out: fault, figures, weakness. */
  finish(runId: string, outcome?: 'held' | 'deviated'): Promise<void>;
}

const SPEC = (target: string) => ({
  steadyState: { title: 'Orders succeed.', probes: [] },
  hypothesis: 'Orders go on.',
  injections: [{ ref: 'slow', driver: 'local', target, fault: { kind: 'latency', params: {} }, durationMs: 5_000, startAfterMs: 0 }],
  guards: { maxDurationMs: 60_000, abortOn: [], maxTargets: 1 },
  timing: { baselineMs: 3_000, recoveryTimeoutMs: 10_000, streak: 3, blindAfter: 5 },
});

export async function makeGameDayWorld(api: Pick<TestApi, 'db' | 'team'>, name = 'sample'): Promise<GameDayWorld> {
  const { query } = api.db;
  const environmentId = randomUUID();
  const connectionId = randomUUID();
  const serviceId = randomUUID();
  const teamId = await api.team(`team-${name}`);
  await query(`insert into environment (id, name, protection) values ($1, $2, 'open')`, [environmentId, name]);
  await query(`insert into driver_connection (id, name, kind, settings) values ($1, $2, 'local', '{"url": "http://127.0.0.1:1"}')`, [
    connectionId,
    name,
  ]);
  await query(
    `insert into service (id, key, name, description, tier, consistency_choice) values ($1, $2, 'Order', '', 'tier1', 'availability')`,
    [serviceId, `order-${name}`],
  );
  const targets = new Set<string>();

  const experiment = async (target: string) => {
    if (!targets.has(target)) {
      targets.add(target);
      await query('insert into chaos_target (id, name, environment_id, connection_id, driver_target) values ($1, $2, $3, $4, $2)', [
        randomUUID(),
        target,
        environmentId,
        connectionId,
      ]);
    }
    const id = randomUUID();
    const version = randomUUID();
    await query(`insert into experiment (id, number, title, environment_id) values ($1, nextval('experiment_number'), $2, $3)`, [
      id,
      `Orders while ${target} is slow`,
      environmentId,
    ]);
    await query(`insert into experiment_version (id, experiment_id, number, spec, spec_hash) values ($1, $2, 1, $3, 'hash')`, [
      version,
      id,
      JSON.stringify(SPEC(target)),
    ]);
    await query('update experiment set current_version_id = $2 where id = $1', [id, version]);
    return id;
  };

  return {
    environmentId,
    teamId,
    serviceId,
    experiment,
    planned: async ({ experiments, offsets = [], title = 'The catalog is away' } = {}) => {
      const id = randomUUID();
      const ids = experiments ?? [await experiment(`target-${randomUUID().slice(0, 8)}`)];
      await query(`insert into game_day (id, number, title, environment_id) values ($1, nextval('game_day_number'), $2, $3)`, [
        id,
        title,
        environmentId,
      ]);
      for (const [i, experimentId] of ids.entries())
        await query('insert into game_day_run_plan (game_day_id, position, experiment_id, offset_seconds) values ($1, $2, $3, $4)', [
          id,
          i,
          experimentId,
          offsets[i] ?? 0,
        ]);
      return id;
    },
    due: async (gameDayId, secondsAgo) => {
      const id = randomUUID();
      await query(`update game_day set status = 'scheduled', scheduled_at = now() - make_interval(secs => $2) where id = $1`, [
        gameDayId,
        secondsAgo,
      ]);
      await query(
        `insert into occurrence (id, game_day_id, slot, trigger) select $1, id, scheduled_at, 'schedule' from game_day where id = $2`,
        [id, gameDayId],
      );
      return id;
    },
    finish: async (runId, outcome = 'deviated') => {
      const [row] = await query<{ target: string; connection: string }>(
        `select t.id as target, t.connection_id as connection from run r join experiment_version v on v.id = r.experiment_version_id
         join chaos_target t on t.environment_id = r.environment_id and t.driver_target = v.spec#>>'{injections,0,target}' where r.id = $1`,
        [runId],
      );
      await query(
        `insert into fault (id, run_id, ordinal, ref, environment_id, connection_id, target_id, target_key, external_name, driver, kind, state, driver_state,
           duration_ms, ttl_enforced_by, expires_at, activated_at, ended_at, cleared_at, evidence)
         select $2::uuid, r.id, 0, 'slow', r.environment_id, $3, $4, $2::uuid::text, $2::uuid::text, 'local', 'latency', 'cleared', '{}', 5000, 'agent', now(),
           now() - interval '20 seconds', now() - interval '15 seconds', now() - interval '15 seconds', 'listed: none' from run r where r.id = $1`,
        [runId, randomUUID(), row!.connection, row!.target],
      );
      const deviated = outcome === 'deviated';
      await query(
        `insert into run_deviation (id, run_id, probe, unit, baseline_median, worst, first_deviation_at, evaluated, unevaluated, deviated_share, deviated,
           time_to_detect_ms, time_to_recover_ms, recovered)
         values ($2, $1, 'Orders that succeed', 'ratio', 1, '0.25', $3, 10, 0, $4, $5, $6, $7, true)`,
        [
          runId,
          randomUUID(),
          deviated ? new Date(Date.now() - 18_000) : null,
          deviated ? 0.8 : 0,
          deviated,
          deviated ? 2_000 : null,
          deviated ? 3_000 : 0,
        ],
      );
      if (deviated)
        await query(
          `insert into weakness (id, run_id, statement, evidence, suggested_pattern, service_id, target_name)
           values ($2, $1, 'Order does not yet keep its steady state.', 'The success rate reached 25 %.', 'timeout', $3, 'order-to-catalog')`,
          [runId, randomUUID(), serviceId],
        );
      await query(`update run set lifecycle = 'finished', outcome = $2, recovered = true, finished_at = now() where id = $1`, [
        runId,
        outcome,
      ]);
    },
  };
}
