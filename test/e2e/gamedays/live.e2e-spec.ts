import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { startTestApi, type TestApi } from '../../setup/test-api';
import { makeGameDayWorld } from './game-day-world';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

it('tells of each change of the followed game day, and of no other', async () => {
  const world = await makeGameDayWorld(api);
  const [followed, other] = [await world.planned(), await world.planned()];
  const operator = await api.as('operator');
  const viewer = await api.as('viewer');
  const socket = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${viewer.token}` },
  });
  const seen: unknown[] = [];
  const subscribed = socket.iterate({
    query: 'subscription ($id: ID!) { gameDayChanged(id: $id) { id status observations { text } } }',
    variables: { id: followed },
  });
  const reading = (async () => {
    for await (const { data } of subscribed) {
      seen.push(data?.gameDayChanged);
      if (seen.length === 2) return;
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await operator.must('observationAdd', { gameDayId: other, role: 'DRIVER', text: 'elsewhere' });
  await operator.must('observationAdd', { gameDayId: followed, role: 'DRIVER', text: 'here' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await operator.must('gameDayStart', { id: followed, expectedRevision: 1 });
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  await socket.dispose();
  expect(seen).toEqual([
    { id: followed, status: 'PLANNED', observations: [{ text: 'here' }] },
    { id: followed, status: 'RUNNING', observations: [{ text: 'here' }] },
  ]);
});
