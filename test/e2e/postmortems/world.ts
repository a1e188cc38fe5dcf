import { startTestApi, type TestApi, type TestClient } from '../../setup/test-api';

/** An API with a writer, a reader, a member of the only team that sees the restricted incident, and an admin. */
export interface World {
  api: TestApi;
  admin: TestClient;
  writer: TestClient;
  viewer: TestClient;
  insider: TestClient;
  teamId: string;
  /** A new incident; restricted to the insider's team when asked. */
  incident(options?: { title?: string; restricted?: boolean }): Promise<string>;
  /** A new draft of a new incident. */
  draft(options?: { restricted?: boolean; templateKey?: string }): Promise<Draft>;
  /** A draft in which everything required has a text, a timeline entry, a factor and an action. */
  filled(): Promise<Draft>;
}

export interface Draft {
  id: string;
  key: string;
  incidentId: string;
  revision: number;
  sections: { id: string; key: string; revision: number; required: boolean; contentKind: string }[];
}

export const DRAFT = 'id key revision incident { id } sections { id key revision required contentKind }';

export async function startWorld(): Promise<World> {
  const api = await startTestApi();
  const teamId = await api.team('payments');
  const admin = await api.as('admin');
  const writer = await api.as('contributor');
  const viewer = await api.as('viewer');
  const insider = await api.as('contributor', { teams: [teamId] });
  const incident = async ({ title = 'Orders were slow', restricted = false } = {}): Promise<string> => {
    const input = { title, severity: 'SEV2', ...(restricted ? { restrictedToTeamIds: [teamId] } : {}) };
    return (await insider.must('incidentDeclare', input, 'incident { id }')).incident.id;
  };
  const draft = async ({ restricted = false, templateKey }: { restricted?: boolean; templateKey?: string } = {}): Promise<Draft> => {
    const incidentId = await incident({ restricted });
    const { postmortem } = await insider.must(
      'postmortemCreate',
      { incidentId, ...(templateKey ? { templateKey } : {}) },
      `postmortem { ${DRAFT} }`,
    );
    return { ...postmortem, incidentId };
  };
  const filled = async (): Promise<Draft> => {
    const made = await draft();
    for (const section of made.sections.filter(({ required, contentKind }) => required && contentKind === 'MARKDOWN'))
      await insider.must('postmortemSectionUpdate', { id: section.id, expectedRevision: 1, body: 'Orders were slow for twenty minutes.' });
    await insider.must('contributingFactorAdd', { postmortemId: made.id, title: 'Calls had no timeout' });
    await insider.must('timelineEntryAdd', { incidentId: made.incidentId, text: 'The success rate fell.' });
    await insider.must('actionItemCreate', {
      postmortemId: made.id,
      title: 'Put a timeout on the calls',
      priority: 'HIGH',
      kind: 'PREVENT',
    });
    return made;
  };
  return { api, admin, writer, viewer, insider, teamId, incident, draft, filled };
}
