import { must } from './demo-failure';
import type { Answer, GraphqlApi } from './graphql-api';
import type { SeededCatalog } from './seed-catalog';
import type { SeededChaos } from './seed-chaos';
import { figure, type Story } from './story';
import { tellRun, until, watchRun } from './watch-run';

const AHEAD_MS = 4_000;
const GAME_DAY = `
  id key status revision
  occurrence { status reason firedAt slot incident { id key } runs { status reason run { id key } } weaknesses { id statement evidence revision suggestedPattern } }`;

/** What the game day left behind. */
export interface PlayedGameDay {
  gameDay: Answer;
  run: Answer;
  weaknesses: Answer[];
}

/** Schedules a game day, waits for it to begin by itself, and follows its run to the end. */
export async function playGameDay(api: GraphqlApi, story: Story, catalog: SeededCatalog, chaos: SeededChaos): Promise<PlayedGameDay> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const team = (key: string) => catalog.teams.get(key);
  const { gameDay: planned } = await api.mutate(
    'gameDayCreate',
    {
      title: 'The catalog is slow, then gone',
      scenario: 'A price import holds a lock in the catalog. First prices come late, then not at all. Customers go on ordering.',
      objectives: ['Do orders go on at the last known price?', 'How soon does the trouble show, and how soon is it over?'],
      environmentId: chaos.environmentId,
      serviceIds: ['gateway', 'order', 'catalog'].map((key) => catalog.services.get(key)),
      teams: [
        { role: 'FACILITATOR', teamId: team('ordering') },
        { role: 'DRIVER', teamId: team('catalog') },
        { role: 'OBSERVER', teamId: team('storefront') },
        { role: 'RESPONDER', teamId: team('ordering') },
      ],
      checklist: ['Everybody around knows that this is an exercise', 'The dashboard of the shop is open'],
      plannedRuns: [{ experimentId: chaos.experiments.get('catalog-slow-then-gone'), offsetSeconds: 0 }],
    },
    'gameDay { id key revision checklist { id revision } }',
  );
  for (const { id, revision } of planned.checklist)
    await api.mutate('checklistItemSet', { id, expectedRevision: revision, done: true }, 'checklistItem { done }');
  const at = new Date(Date.now() + AHEAD_MS).toISOString();
  await api.mutate('gameDaySchedule', { id: planned.id, expectedRevision: planned.revision, at, zone }, 'gameDay { id }');
  const read = async (): Promise<Answer> =>
    (await api.query(`query ($id: ID!) { gameDay(id: $id) { ${GAME_DAY} } }`, { id: planned.id })).gameDay;
  must((await read()).status === 'SCHEDULED', 'the game day is not on the calendar');
  story.tell(`${planned.key} is scheduled for ${at} (zone ${zone})`);

  const running = await until('the beginning of the game day', async () => {
    const day = await read();
    const { status, reason, runs } = day.occurrence;
    must(status !== 'SKIPPED' && status !== 'MISSED', `the game day was ${status.toLowerCase()}: ${reason}`);
    must(!runs.some((one: Answer) => one.status === 'REFUSED'), `the planned run was refused: ${runs[0]?.reason}`);
    return runs[0]?.run ? day : null;
  });
  const { occurrence } = running;
  const late = Date.parse(occurrence.firedAt) - Date.parse(occurrence.slot);
  story.tell(
    `it began by itself ${late} ms after its time; the drill incident is ${occurrence.incident.key}, the run ${occurrence.runs[0].run.key}`,
  );
  const run = await watchRun(api, story, occurrence.runs[0].run.id);
  tellRun(story, run);
  must(
    run.outcome === 'DEVIATED',
    `the shop should leave its steady state without the fix, but the run says ${run.outcome} (${run.explanation})`,
  );
  must(run.recovered === true, 'the shop did not come back to its steady state');
  story.tell(`${run.key}: the steady state was left and came back; nothing is left behind`);

  const orders = run.deviations.find((one: Answer) => one.unit === 'ratio') ?? run.deviations[0];
  await api.mutate(
    'observationAdd',
    {
      gameDayId: planned.id,
      role: 'OBSERVER',
      text: `On the dashboard of the gateway, “${orders.probe}” went down to ${figure(orders.worst, orders.unit)}.`,
      expected: false,
      occurredAt: orders.worstAt,
    },
    'observation { id }',
  );
  const gameDay = await until('the end of the game day', async () => {
    const day = await read();
    return day.status === 'DEBRIEFING' ? day : null;
  });
  await mustHaveMilestones(api, story, gameDay.occurrence.incident.id);
  must(gameDay.occurrence.weaknesses.length > 0, 'the run proposed no weakness');
  return { gameDay, run, weaknesses: gameDay.occurrence.weaknesses };
}

async function mustHaveMilestones(api: GraphqlApi, story: Story, id: string): Promise<void> {
  const { incident } = await api.query(
    'query ($id: ID!) { incident(id: $id) { key kind milestones { milestone at confidence } timeline(first: 100) { totalCount } } }',
    { id },
  );
  const at = new Map<string, number>(incident.milestones.map((one: Answer) => [one.milestone, Date.parse(one.at)]));
  const seconds = (from: string, to: string) => (((at.get(to) ?? Number.NaN) - (at.get(from) ?? Number.NaN)) / 1_000).toFixed(1);
  for (const name of ['IMPACT_START', 'DETECTED', 'MITIGATED', 'RESOLVED']) must(at.has(name), `the drill has no milestone ${name}`);
  must(incident.kind === 'DRILL', 'the incident is not a drill');
  story.tell(
    `${incident.key} holds ${incident.timeline.totalCount} timeline entries; from the true start of the fault: detected after ${seconds('IMPACT_START', 'DETECTED')} s, mitigated after ${seconds('IMPACT_START', 'MITIGATED')} s, resolved after ${seconds('IMPACT_START', 'RESOLVED')} s`,
  );
}
