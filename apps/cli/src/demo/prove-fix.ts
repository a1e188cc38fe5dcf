import { must } from './demo-failure';
import type { Answer, GraphqlApi } from './graphql-api';
import type { PlayedGameDay } from './play-game-day';
import type { SeededCatalog } from './seed-catalog';
import type { SeededChaos } from './seed-chaos';
import type { Shop } from './shop';
import type { Story } from './story';
import { tellRun, until, watchRun } from './watch-run';

const TITLE = 'Timeouts and circuit breaker on order → catalog';
const FIX = ['timeouts', 'circuitBreakers'] as const;

/** Writes the debrief and takes a weakness up as an action item. */
export async function debrief(api: GraphqlApi, story: Story, played: PlayedGameDay, catalog: SeededCatalog, chaos: SeededChaos) {
  const { gameDay, run, weaknesses } = played;
  const { postmortem } = await api.mutate('gameDayDebrief', { id: gameDay.id }, 'postmortem { id key title sections { key body } }');
  const again = await api.mutate('gameDayDebrief', { id: gameDay.id }, 'postmortem { id }');
  must(again.postmortem.id === postmortem.id, 'a second debrief made a second document');
  const written = postmortem.sections.find(({ key }: Answer) => key === 'expected_observed')?.body ?? '';
  must(written.includes(run.key) && written.includes('**Observed:**'), 'the debrief does not hold what was measured');
  story.tell(`${postmortem.key} is drafted: expected beside observed, ${weaknesses.length} weaknesses proposed`);

  const pick = weaknesses.find(({ suggestedPattern }) => suggestedPattern === 'CIRCUIT_BREAKER') ?? weaknesses[0];
  const { actionItem, weakness } = await api.mutate(
    'weaknessActionItemCreate',
    {
      id: pick.id,
      expectedRevision: pick.revision,
      title: TITLE,
      priority: 'HIGH',
      kind: 'MITIGATE',
      ownerTeamId: catalog.teams.get('ordering'),
      experimentId: chaos.experiments.get('catalog-slow-then-gone'),
      assessmentId: catalog.assessments.get('order/CIRCUIT_BREAKER'),
    },
    'weakness { status } actionItem { id key revision status }',
  );
  must(weakness.status === 'ACCEPTED', 'the weakness is not accepted');
  story.tell(`accepted: “${pick.statement}”`);
  story.tell(`${actionItem.key} “${TITLE}” is to show itself by the same experiment`);
  await api.mutate(
    'contributingFactorAdd',
    {
      postmortemId: postmortem.id,
      title: 'Calls from order to catalog wait as long as the customer does',
      body: 'One slow dependency holds every order, although the last known prices are at hand.',
      category: 'DESIGN',
      stabilityPattern: 'TIMEOUT',
      evidence: [{ text: `What ${run.key} measured.`, runId: run.id }],
      serviceIds: [catalog.services.get('order')],
    },
    'contributingFactor { id }',
  );
  return { postmortem, actionItem };
}

/** Switches the fix on, claims it done, and lets a run of the same experiment decide. */
export async function proveFix(api: GraphqlApi, story: Story, shop: Shop, actionItemId: string, chaos: SeededChaos): Promise<void> {
  const read = async (): Promise<Answer> =>
    (
      await api.query(
        'query ($id: ID!) { actionItem(id: $id) { key status revision evidence { verdict runId } practiceAssessment { status evidence practice service { key } } } }',
        { id: actionItemId },
      )
    ).actionItem;
  const move = async (name: string, more: Record<string, unknown> = {}) =>
    api.mutate(name, { id: actionItemId, expectedRevision: (await read()).revision, ...more }, 'actionItem { status }');
  const experimentId = chaos.experiments.get('catalog-slow-then-gone');
  const { experiment } = await api.query('query ($id: ID!) { experiment(id: $id) { currentVersion { id number } } }', { id: experimentId });
  await move('actionItemCommit');
  await move('actionItemStart');
  await shop.switchOn(FIX);
  story.tell(`the fix is switched on: ${FIX.join(', ')}`);
  await move('actionItemClaimDone', { experimentVersionId: experiment.currentVersion.id });
  const claimed = await read();
  must(claimed.status === 'DONE_CLAIMED', `${claimed.key} is ${claimed.status}, not claimed`);
  story.tell(
    `${claimed.key} is claimed done; only a green run of version ${experiment.currentVersion.number} of the experiment, started from now on, proves it`,
  );

  const { run: asked } = await api.mutate('runRequest', { experimentId, purpose: 'PROOF' }, 'run { id key }');
  story.tell(`${asked.key} repeats the experiment`);
  const run = await watchRun(api, story, asked.id);
  tellRun(story, run);
  must(
    run.outcome === 'HELD' && run.recovered === true,
    `the run should hold with the fix on, but it says ${run.outcome} (${run.explanation})`,
  );
  const verified = await until(
    'the verification',
    async () => {
      const item = await read();
      return item.status === 'VERIFIED' ? item : null;
    },
    15_000,
  );
  must(
    verified.evidence.some((one: Answer) => one.runId === run.id && one.verdict === 'GREEN'),
    'the run is not on record as evidence',
  );
  const assessment = verified.practiceAssessment;
  must(assessment?.status === 'DONE', `the assessment is ${assessment?.status}, not done`);
  story.tell(
    `${run.key} held: ${verified.key} is verified, and the practice ${assessment.practice} of ${assessment.service.key} is done (${assessment.evidence})`,
  );
}
