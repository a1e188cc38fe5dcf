import { askFor, LEASED_LIFECYCLES, moveRun, type Query, type Store } from '@chaos/engine';

const BATCH = 100;
/** How long a run waits for a worker to clean up before it is ended here. */
const RECOVERING = `interval '60 seconds'`;
/** How many workers may take a run: one that carries it and three that clean up after it. It may be the run itself that ends them. */
const MOST_TAKES = 4;
const CLEAN = `not exists (select 1 from fault f where f.run_id = r.id and f.state not in ('cleared', 'never_armed', 'irreversible_done'))`;

/** Takes care of runs whose worker is gone. Answers with how many were moved. */
export async function endLostRuns(store: Store): Promise<number> {
  return store.transaction(async (query) => (await takeLeases(query)) + (await endAbandoned(query)) + (await retryClean(query)));
}

/** A lease that ran out: the run is recovering, and a worker is asked to clean up. */
async function takeLeases(query: Query): Promise<number> {
  const lost = await query<{ id: string; interruption: string | null }>(
    `select id, interruption from run where lifecycle = any($1::text[]) and lease_until < clock_timestamp()
     order by id limit ${BATCH} for update skip locked`,
    [LEASED_LIFECYCLES],
  );
  for (const { id, interruption } of lost) {
    const set = { interruption: interruption === 'lease_lost' ? interruption : 'worker_lost' };
    if (await moveRun(query, { runId: id, event: 'lease_lost', set, text: 'The worker that held the run was lost.' }))
      await askFor(query, 'chaos.executeRun', { runId: id });
  }
  return lost.length;
}

/** No worker came, or each that came was lost: ended when nothing is left of it. After a minute without a worker a person is needed. */
async function endAbandoned(query: Query): Promise<number> {
  const waiting = await query<{ id: string; interruption: string | null; takes: number }>(
    `select r.id, r.interruption, r.lease_epoch as takes from run r where r.lifecycle = 'recovering'
       and (r.state_changed_at < clock_timestamp() - ${RECOVERING} or (r.lease_epoch >= ${MOST_TAKES} and ${CLEAN}))
     order by r.id limit ${BATCH} for update skip locked`,
  );
  for (const { id, interruption, takes } of waiting) {
    const why = takes >= MOST_TAKES ? `Each of ${takes} workers that took the run was lost` : 'No worker came to clean up';
    const text = `${why}; the run was ended without measuring recovery.`;
    const set = { outcome: 'inconclusive', outcome_reason: interruption === 'lease_lost' ? interruption : 'worker_lost', recovered: null };
    if (await moveRun(query, { runId: id, event: 'abandoned_clean', set: { ...set, explanation: text }, text })) continue;
    const explanation = 'Needs hands: no worker came to clean up, and a fault could not be removed.';
    await moveRun(query, { runId: id, event: 'abandoned_dirty', set: { explanation }, text: explanation });
  }
  return waiting.length;
}

/** What could not be removed is gone after all: a worker measures recovery and ends the run. */
async function retryClean(query: Query): Promise<number> {
  const clean = await query<{ id: string }>(
    `select r.id from run r where r.lifecycle = 'rollback_failed' and ${CLEAN}
     order by r.id limit ${BATCH} for update skip locked`,
  );
  for (const { id } of clean) {
    if (await moveRun(query, { runId: id, event: 'rollback_retried', text: 'What was stuck is gone by evidence.' }))
      await askFor(query, 'chaos.executeRun', { runId: id });
  }
  return clean.length;
}
