import { IncidentEntity } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { PostmortemsService } from '@postmortems';
import { type DebriefFacts, debriefSections } from './domain/debrief';
import { localOf } from './domain/zoned-time';
import { GameDayEntity } from './game-day.entity';
import type { GameDayDebriefInput } from './game-day.inputs';

const TEMPLATE = 'game_day_debrief';

interface Ended {
  id: string;
  incidentId: string;
  postmortemId: string | null;
  reason: string | null;
}

/** The write-up of a game day: what was expected beside what was measured. */
@Injectable()
export class DebriefsService {
  constructor(private readonly postmortems: PostmortemsService) {}

  /** Writes the draft once; a second call answers with the same one. */
  async debrief(tx: Tx, input: GameDayDebriefInput): Promise<UseCaseResult> {
    const day = await loadVisible(tx, GameDayEntity, 'GameDay', input.id);
    authorize(tx.actor, 'gameDay:debrief', day);
    if (day.status === 'running') refuse('GAME_DAY_RUNNING', 'It is still under way. Wait for its end or stop it.', ['input', 'id']);
    const ended = await tx.one<Ended>(
      `select id, incident_id as "incidentId", postmortem_id as "postmortemId", reason from occurrence
       where game_day_id = $1 and status = 'done' order by fired_at desc, id desc limit 1 for update`,
      [day.id],
    );
    if (!ended) return refuse('NEVER_TOOK_PLACE', 'There is nothing to talk through: it has not taken place yet.', ['input', 'id']);
    await loadVisible(tx, IncidentEntity, 'Incident', ended.incidentId);
    if (ended.postmortemId) return { ids: { gameDay: day.id, postmortem: ended.postmortemId } };
    const postmortem = await this.postmortems.createDraft(tx, {
      incidentId: ended.incidentId,
      templateKey: TEMPLATE,
      title: `Debrief: ${day.title}`.slice(0, 200),
      sections: debriefSections(await factsOf(tx, day, ended)),
    });
    await tx.query('update occurrence set postmortem_id = $2 where id = $1', [ended.id, postmortem]);
    // A debrief of an earlier time does not take a new slot off the calendar.
    if (day.status === 'debriefing') day.status = 'debriefed';
    await tx.em.save(day);
    tx.audit('gameDay.debriefed', 'gameDay', day.id, { occurrenceId: ended.id, postmortemId: postmortem });
    tx.changed('gameDay', day.id);
    return { ids: { gameDay: day.id, postmortem } };
  }
}

type Row = Pick<DebriefFacts, 'environment' | 'degradation' | 'runs' | 'weaknesses'> & {
  observations: { role: string; at: string; text: string; expected: boolean | null }[];
};

async function factsOf(tx: Tx, day: GameDayEntity, ended: Ended): Promise<DebriefFacts> {
  const row = (await tx.one<Row>(FACTS, [day.id, ended.id]))!;
  const wallTime = (at: string) => `${localOf(new Date(at), day.zone).replace('T', ' ')} ${day.zone}`;
  return {
    ...row,
    gameDay: `GD-${day.number}`,
    title: day.title,
    scenario: day.scenario,
    objectives: day.objectives,
    observations: row.observations.map((one) => ({ ...one, at: wallTime(one.at) })),
    endedEarly: ended.reason,
  };
}

const list = (item: string, from: string, order: string) => `(select coalesce(json_agg(${item} order by ${order}), '[]'::json) ${from})`;

const RUN_FAULTS = list(
  `json_build_object('kind', f.kind, 'target', t.name, 'activeMs', round(extract(epoch from f.ended_at - f.activated_at) * 1000)::int)`,
  'from fault f join chaos_target t on t.id = f.target_id where f.run_id = run.id and f.activated_at is not null',
  'f.ordinal',
);

const RUN_PROBES = list(
  `json_build_object('probe', d.probe, 'unit', d.unit, 'baselineMedian', d.baseline_median, 'worst', d.worst, 'evaluated', d.evaluated,
    'deviatedShare', d.deviated_share, 'deviated', d.deviated, 'timeToDetectMs', d.time_to_detect_ms, 'timeToRecoverMs', d.time_to_recover_ms,
    'recovered', d.recovered)`,
  'from run_deviation d where d.run_id = run.id',
  'd.probe',
);

const FACTS = `
  select (select name from environment where id = g.environment_id) as environment,
    ${list(
      `json_build_object('feature', f.name, 'criticality', f.criticality, 'behaviour', f.degraded_behaviour)`,
      `from feature f where f.archived_at is null and f.id in (
        select fs.feature_id from feature_service fs join game_day_service gs on gs.service_id = fs.service_id where gs.game_day_id = g.id)`,
      'f.name, f.id',
    )} as degradation,
    ${list(
      `json_build_object('experiment', 'EXP-' || x.number, 'title', x.title, 'hypothesis', v.spec->>'hypothesis', 'key', 'RUN-' || run.number,
        'status', r.status, 'reason', coalesce(r.reason, nullif(run.explanation, '')), 'outcome', run.outcome, 'recovered', run.recovered,
        'faults', ${RUN_FAULTS}, 'probes', ${RUN_PROBES})`,
      `from game_day_run r join experiment x on x.id = r.experiment_id left join run on run.id = r.run_id
        left join experiment_version v on v.id = coalesce(run.experiment_version_id, x.current_version_id) where r.occurrence_id = $2`,
      'r.position',
    )} as runs,
    ${list(
      `json_build_object('role', n.role, 'at', n.occurred_at, 'text', n.text, 'expected', n.expected)`,
      'from observation n where n.occurrence_id = $2',
      'n.occurred_at, n.id',
    )} as observations,
    ${list(
      `json_build_object('run', 'RUN-' || run.number, 'statement', w.statement, 'pattern', w.suggested_pattern)`,
      `from weakness w join run on run.id = w.run_id join game_day_run r on r.run_id = run.id where r.occurrence_id = $2 and w.status <> 'dropped'`,
      'w.proposed_at, w.id',
    )} as weaknesses
  from game_day g where g.id = $1`;
