import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

let api: TestApi;
let member: TestClient;
let outsider: TestClient;
let team: string;
beforeAll(async () => {
  api = await startTestApi();
  team = await api.team('inside');
  member = await api.as('contributor', { teams: [team] });
  outsider = await api.as('contributor');
});
afterAll(() => api?.close());

/** Follows a subscription; answers with what came and how it ended. */
function follow(client: TestClient, query: string, variables: Record<string, unknown>) {
  const socket = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${client.token}` },
  });
  const answers: { data?: Record<string, unknown> | null; errors?: readonly { extensions?: Record<string, unknown> }[] }[] = [];
  const ended = new Promise<unknown>((resolve) => {
    socket.subscribe(
      { query, variables },
      {
        next: (answer) => answers.push(answer as (typeof answers)[number]),
        error: (error) => resolve(error),
        complete: () => resolve(null),
      },
    );
  });
  const until = async (count: number) => {
    const deadline = Date.now() + 5000;
    while (answers.length < count && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    return answers.map(({ data }) => data);
  };
  return { until, answers, ended, close: () => socket.dispose() };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

it('sends the entries of the followed timeline as they change, and no others', async () => {
  const [{ incident }, { incident: other }] = await Promise.all([
    member.must('incidentDeclare', { title: 'Followed', severity: 'SEV1' }, 'incident { id }'),
    member.must('incidentDeclare', { title: 'Other', severity: 'SEV1' }, 'incident { id }'),
  ]);
  const live = follow(member, 'subscription ($id: ID!) { timelineChanged(incidentId: $id) { text hidden } }', { id: incident.id });
  await settle();
  await member.must('timelineEntryAdd', { incidentId: other.id, text: 'elsewhere' });
  const { timelineEntry } = await member.must('timelineEntryAdd', { incidentId: incident.id, text: 'seen' }, 'timelineEntry { id }');
  await live.until(1);
  await member.must('timelineEntryHide', { id: timelineEntry.id, expectedRevision: 1 });
  expect(await live.until(2)).toEqual([
    { timelineChanged: { text: 'seen', hidden: false } },
    { timelineChanged: { text: 'seen', hidden: true } },
  ]);
  await live.close();
});

it('ends for those who may no longer see the incident', async () => {
  const { incident } = await member.must('incidentDeclare', { title: 'Open', severity: 'SEV1' }, 'incident { id }');
  const query = 'subscription ($id: ID!) { incidentChanged(id: $id) { title revision } }';
  const [mine, theirs] = [follow(member, query, { id: incident.id }), follow(outsider, query, { id: incident.id })];
  await settle();
  await member.must('incidentUpdate', { id: incident.id, expectedRevision: 1, title: 'Seen by all' });
  expect(await theirs.until(1)).toEqual([{ incidentChanged: { title: 'Seen by all', revision: 2 } }]);
  await mine.until(1);
  await member.must('incidentRestrict', { id: incident.id, expectedRevision: 2, teamIds: [team] });
  await mine.until(2);
  await member.must('incidentUpdate', { id: incident.id, expectedRevision: 3, title: 'Seen by members' });
  expect((await mine.until(3)).at(-1)).toEqual({ incidentChanged: { title: 'Seen by members', revision: 4 } });
  await settle();
  expect(JSON.stringify(theirs.answers)).not.toContain('Seen by members');
  await Promise.all([mine.close(), theirs.close()]);
});

it('does not start for what one may not see', async () => {
  const input = { title: 'Hidden', severity: 'SEV1', restrictedToTeamIds: [team] };
  const { incident } = await member.must('incidentDeclare', input, 'incident { id }');
  for (const id of [incident.id, 'nonsense']) {
    const live = follow(outsider, 'subscription ($id: ID!) { timelineChanged(incidentId: $id) { text } }', { id });
    await Promise.race([live.ended, live.until(1)]);
    expect(JSON.stringify([await Promise.race([live.ended, settle()]), live.answers])).toContain('NOT_FOUND');
    await live.close();
  }
});
