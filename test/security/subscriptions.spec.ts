import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { startTestApi, type TestApi, type TestClient } from '../setup/test-api';

let api: TestApi;
let team: string;
let member: TestClient;
let admin: TestClient;
let incidentId: string;
beforeAll(async () => {
  api = await startTestApi();
  team = await api.team('security');
  member = await api.as('contributor', { teams: [team] });
  admin = await api.as('admin');
  const payload = await member.must(
    'incidentDeclare',
    { title: 'restricted', summary: '', severity: 'SEV2', zone: 'UTC', restrictedToTeamIds: [team] },
    'incident { id }',
  );
  incidentId = payload.incident.id;
});
afterAll(() => api?.close());

interface Followed {
  texts: string[];
  /** Code of the error or close that ended it; undefined while it is open. */
  end?: string;
  close(): void;
}

/** Follows the timeline of the incident; collects the texts it is sent. */
function followTimeline(token: string | null): Followed {
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const followed: Followed = { texts: [], close: () => void client.dispose() };
  client.subscribe<{ timelineChanged: { text: string } | null }>(
    { query: `subscription { timelineChanged(incidentId: "${incidentId}") { text } }` },
    {
      next: ({ data, errors }) => {
        if (errors) followed.end = String(errors[0]!.extensions?.code);
        else if (data?.timelineChanged) followed.texts.push(data.timelineChanged.text);
      },
      error: (error) => {
        followed.end = Array.isArray(error) ? String(error[0].extensions?.code) : `closed ${(error as { code?: number }).code}`;
      },
      complete: () => {
        followed.end ??= 'complete';
      },
    },
  );
  return followed;
}

const entry = (text: string) => ({
  incidentId,
  occurredAt: '2026-03-04T05:06:07Z',
  kind: 'NOTE',
  text,
  source: 'test',
  zone: 'UTC',
  confidence: 'REPORTED',
  actor: 'RESPONDER',
});
const until = async (done: () => boolean, ms = 5000) => {
  const end = Date.now() + ms;
  while (!done() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

describe('subscriptions', () => {
  it('brings each change to a member, and nothing to a stranger', async () => {
    const stranger = await api.as('operator');
    const mine = followTimeline(member.token);
    const theirs = followTimeline(stranger.token);
    await settle();
    for (const text of ['one', 'two', 'three']) await member.must('timelineEntryAdd', entry(text));
    await until(() => mine.texts.length >= 3);
    expect(mine.texts).toEqual(['one', 'two', 'three']);
    expect(theirs).toMatchObject({ texts: [], end: 'NOT_FOUND' });
    mine.close();
  });

  it('ends when the member leaves the team: nothing more arrives', async () => {
    const leaver = await api.as('contributor', { teams: [team] });
    const followed = followTimeline(leaver.token);
    await settle();
    await admin.must('membershipRemove', { teamId: team, userId: leaver.userId });
    await settle();
    await member.must('timelineEntryAdd', entry('after leaving'));
    await until(() => followed.end !== undefined);
    expect(followed).toMatchObject({ texts: [], end: 'NOT_FOUND' });
  });

  it('ends when the account is locked out or the token revoked, and closes the socket', async () => {
    const locked = await api.as('contributor', { teams: [team] });
    const token = await api.as('contributor', { teams: [team], scopes: ['read'] });
    const followed = [followTimeline(locked.token), followTimeline(token.token)];
    await settle();
    await admin.must('userUpdate', { id: locked.userId, expectedRevision: 1, disabled: true });
    const [{ id }] = (await api.db.query<{ id: string }>('select id from api_token where user_id = $1', [token.userId])) as [
      { id: string },
    ];
    await admin.must('apiTokenRevoke', { id });
    await settle();
    await member.must('timelineEntryAdd', entry('after lock-out'));
    await until(() => followed.every(({ end }) => end !== undefined));
    for (const one of followed) {
      expect(one.texts).toEqual([]);
      expect(one.end).toMatch(/UNAUTHENTICATED|4403/);
    }
  });

  it('ends for everybody who is no member when the incident becomes restricted', async () => {
    const { incident } = await member.must(
      'incidentDeclare',
      { title: 'open', summary: '', severity: 'SEV3', zone: 'UTC' },
      'incident { id revision }',
    );
    const before = incidentId;
    incidentId = incident.id;
    const viewer = await api.as('viewer');
    const followed = followTimeline(viewer.token);
    await settle();
    await member.must('incidentRestrict', { id: incident.id, expectedRevision: incident.revision, teamIds: [team] });
    await member.must('timelineEntryAdd', entry('hidden'));
    await until(() => followed.end !== undefined);
    incidentId = before;
    expect(followed.texts).not.toContain('hidden');
    expect(followed.end).toBe('NOT_FOUND');
  });

  it('lets one actor open ten sockets at most', async () => {
    const viewer = await api.as('contributor', { teams: [team] });
    const followed = Array.from({ length: 12 }, () => followTimeline(viewer.token));
    await until(() => followed.filter(({ end }) => end).length >= 2);
    expect(followed.filter(({ end }) => end)).toHaveLength(2);
    for (const one of followed) one.close();
  });
});
