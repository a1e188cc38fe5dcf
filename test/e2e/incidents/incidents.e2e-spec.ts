import {
  admin,
  api,
  declare,
  HOSTILE,
  MISSING,
  read,
  refused,
  serviceId,
  state,
  statuses,
  useIncidentWorld,
  viewer,
  writer,
} from './incident-world';

useIncidentWorld();

describe('declaring', () => {
  it('writes incident, milestone and timeline entry, and is found by id and key', async () => {
    const { id, key } = await declare({ summary: HOSTILE, serviceIds: [serviceId, serviceId] });
    const incident = await read(
      id,
      `key kind title summary severity zone restricted restrictedTo { key } services { key } features { key } revision timelineEntryCount
       status { key category } milestones { milestone source confidence } contradictions { code }
       timeline { nodes { kind text actor milestone confidence hidden pinned } }`,
    );
    expect(incident).toEqual({
      key,
      kind: 'REAL',
      title: 'Orders fail',
      summary: HOSTILE.replace('\0', ''),
      severity: 'SEV2',
      zone: 'UTC',
      restricted: false,
      restrictedTo: [],
      services: [{ key: 'order' }],
      features: [],
      revision: 1,
      timelineEntryCount: 1,
      status: { key: 'investigating', category: 'LIVE' },
      milestones: [{ milestone: 'DECLARED', source: 'declared in Second Story', confidence: 'MEASURED' }],
      contradictions: [],
      timeline: {
        nodes: [
          {
            kind: 'STATUS',
            text: 'Declared as SEV2.',
            actor: 'SYSTEM',
            milestone: 'DECLARED',
            confidence: 'MEASURED',
            hidden: false,
            pinned: false,
          },
        ],
      },
    });
    const byKey = await viewer.ok('query ($key: String) { incident(key: $key) { id } }', { key: key.toLowerCase() });
    expect(byKey.incident).toEqual({ id });
    expect(await api.db.query('select action from audit_event where subject_id = $1', [id])).toEqual([{ action: 'incident.declared' }]);
  });

  it('can be back-dated, in a zone and a status of choice', async () => {
    const { id } = await declare({
      declaredAt: '2025-03-04T06:06:07+01:00',
      zone: 'Europe/Berlin',
      kind: 'DRILL',
      statusId: statuses.closed,
    });
    expect(await read(id, 'declaredAt zone kind status { key } milestones { at zone confidence } recordedAt')).toEqual({
      declaredAt: '2025-03-04T05:06:07.000Z',
      zone: 'Europe/Berlin',
      kind: 'DRILL',
      status: { key: 'closed' },
      milestones: [{ at: '2025-03-04T05:06:07.000Z', zone: 'Europe/Berlin', confidence: 'REPORTED' }],
      recordedAt: expect.stringMatching(/^20/),
    });
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an empty title', { title: ' ' }, ['TEXT_REQUIRED input.title']],
    [
      'texts that are too long',
      { title: 'x'.repeat(201), summary: 'x'.repeat(100_001) },
      ['TEXT_TOO_LONG input.title', 'TEXT_TOO_LONG input.summary'],
    ],
    ['a zone that is none', { zone: 'Mars/Olympus' }, ['ZONE_UNKNOWN input.zone']],
    ['a time years ahead', { declaredAt: '2190-01-01T00:00:00Z' }, ['TIME_TOO_FAR input.declaredAt']],
    ['a status that is not there', { statusId: MISSING }, ['STATUS_NOT_FOUND input.statusId']],
    ['a malformed status', { statusId: 'x' }, ['STATUS_NOT_FOUND input.statusId']],
    ['a service that is not there', { serviceIds: [MISSING] }, ['SERVICE_NOT_FOUND input.serviceIds']],
    ['a feature that is not there', { featureIds: ['x'] }, ['FEATURE_NOT_FOUND input.featureIds']],
    ['teams that are not there', { restrictedToTeamIds: [MISSING] }, ['TEAM_NOT_FOUND input.restrictedToTeamIds']],
  ])('refuses %s and saves nothing', async (_name, extra, errors) => {
    expect(await refused(writer, 'incidentDeclare', { title: 'Orders fail', severity: 'SEV1', ...extra })).toEqual(errors);
  });

  it('refuses a body of a megabyte before it is read', async () => {
    const before = await state();
    const reply = await writer.send('mutation ($i: IncidentDeclareInput!) { incidentDeclare(input: $i) { userErrors { code } } }', {
      i: { title: 'x', severity: 'SEV1', summary: 'x'.repeat(1_000_000) },
    });
    expect([400, 413]).toContain(reply.status);
    expect(await state()).toEqual(before);
  });
});

describe('changing', () => {
  it('keeps absent fields and refuses bad ones', async () => {
    const { id } = await declare({ summary: 'kept' });
    await writer.must('incidentUpdate', { id, expectedRevision: 1, title: '  New title ', zone: 'Europe/Paris' });
    expect(await read(id, 'title summary zone revision')).toEqual({
      title: 'New title',
      summary: 'kept',
      zone: 'Europe/Paris',
      revision: 2,
    });
    expect(await refused(writer, 'incidentUpdate', { id, expectedRevision: 2, title: '' })).toEqual(['TEXT_REQUIRED input.title']);
    expect(await refused(writer, 'incidentUpdate', { id, expectedRevision: 2, zone: '+01:00' })).toEqual(['ZONE_UNKNOWN input.zone']);
    expect(await refused(writer, 'incidentUpdate', { id, expectedRevision: 1, title: 'Lost' })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
  });

  it('tells changes of severity and status on the timeline, once each', async () => {
    const { id } = await declare();
    await writer.must('incidentSeverityChange', { id, expectedRevision: 1, severity: 'SEV1' });
    await writer.must('incidentSeverityChange', { id, expectedRevision: 2, severity: 'SEV1' });
    await writer.must('incidentStatusChange', { id, expectedRevision: 2, statusId: statuses.learning });
    await writer.must('incidentStatusChange', { id, expectedRevision: 3, statusId: statuses.learning });
    expect(await read(id, 'severity status { key } revision timeline { nodes { text kind actor } }')).toEqual({
      severity: 'SEV1',
      status: { key: 'learning' },
      revision: 3,
      timeline: {
        nodes: ['Declared as SEV2.', 'Severity changed from SEV2 to SEV1.', 'Status changed from Investigating to Learning.'].map(
          (text) => ({
            text,
            kind: 'STATUS',
            actor: 'SYSTEM',
          }),
        ),
      },
    });
  });

  it('refuses a move the rules do not allow, and a status that is not there', async () => {
    const { id } = await declare();
    const input = { id, expectedRevision: 1 };
    expect(await refused(writer, 'incidentStatusChange', { ...input, statusId: statuses.closed })).toEqual([
      'STATUS_MOVE_NOT_ALLOWED input.statusId',
    ]);
    expect(await refused(writer, 'incidentStatusChange', { ...input, statusId: statuses.triage })).toEqual([
      'STATUS_MOVE_NOT_ALLOWED input.statusId',
    ]);
    expect(await refused(writer, 'incidentStatusChange', { ...input, statusId: MISSING })).toEqual(['STATUS_NOT_FOUND input.statusId']);
    expect(await refused(writer, 'incidentStatusChange', { ...input, expectedRevision: 9, statusId: statuses.learning })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
    expect(await refused(writer, 'incidentSeverityChange', { ...input, expectedRevision: 9, severity: 'SEV1' })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
  });

  it('sets affected services and features as a whole', async () => {
    const { id } = await declare({ serviceIds: [serviceId] });
    const { feature } = await writer.must(
      'featureCreate',
      { key: 'placement', name: 'Placement', criticality: 'CRITICAL' },
      'feature { id }',
    );
    await writer.must('incidentServicesSet', { id, expectedRevision: 1, serviceIds: [], featureIds: [feature.id] });
    expect(await read(id, 'services { key } features { key } revision')).toEqual({
      services: [],
      features: [{ key: 'placement' }],
      revision: 2,
    });
    const input = { id, expectedRevision: 2, serviceIds: [serviceId] };
    expect(await refused(writer, 'incidentServicesSet', { ...input, serviceIds: [serviceId, MISSING] })).toEqual([
      'SERVICE_NOT_FOUND input.serviceIds',
    ]);
    expect(await refused(writer, 'incidentServicesSet', { ...input, featureIds: [MISSING] })).toEqual([
      'FEATURE_NOT_FOUND input.featureIds',
    ]);
    expect(await refused(writer, 'incidentServicesSet', { ...input, expectedRevision: 1 })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
    await writer.must('incidentServicesSet', input);
    expect(await read(id, 'services { key } features { key }')).toEqual({ services: [{ key: 'order' }], features: [{ key: 'placement' }] });
  });
});

describe('milestones', () => {
  const TIMES =
    'measurements { name status seconds reason confidence formula from to } contradictions { code } milestones { milestone at }';

  it('give measurements, move their entry, and show contradictions instead of refusing them', async () => {
    const { id } = await declare({ declaredAt: '2026-01-01T10:10:00Z' });
    const set = (milestone: string, at: string, expectedRevision: number) =>
      writer.must('incidentMilestoneSet', { incidentId: id, expectedRevision, milestone, at, source: 'dashboard', confidence: 'MEASURED' });
    await set('DETECTED', '2026-01-01T10:05:00Z', 1);
    await set('IMPACT_START', '2026-01-01T10:30:00Z', 2);
    const wrong = await read(id, TIMES);
    expect(wrong.contradictions).toEqual([{ code: 'DETECTED_BEFORE_IMPACT_START' }]);
    expect(wrong.measurements[0]).toMatchObject({ name: 'TIME_TO_DETECT', status: 'INVALID', seconds: null });
    await set('IMPACT_START', '2026-01-01T10:00:00Z', 3);
    const right = await read(id, `${TIMES} revision timeline { nodes { text occurredAt marker milestone revision } }`);
    expect(right.contradictions).toEqual([]);
    expect(right.milestones.map(({ milestone }: { milestone: string }) => milestone)).toEqual(['IMPACT_START', 'DETECTED', 'DECLARED']);
    expect(right.measurements[0]).toEqual({
      name: 'TIME_TO_DETECT',
      status: 'RECORDED',
      seconds: 300,
      reason: null,
      confidence: 'MEASURED',
      formula: 'detected − impact start',
      from: '2026-01-01T10:00:00.000Z',
      to: '2026-01-01T10:05:00.000Z',
    });
    expect(right.measurements[3]).toMatchObject({ name: 'TIME_TO_RECOVER', status: 'PENDING', reason: 'No time is set for resolved.' });
    expect(right.timeline.nodes).toEqual([
      { text: 'Impact start.', occurredAt: '2026-01-01T10:00:00.000Z', marker: 'KEY_MOMENT', milestone: 'IMPACT_START', revision: 2 },
      { text: 'Detected.', occurredAt: '2026-01-01T10:05:00.000Z', marker: 'DETECTION', milestone: 'DETECTED', revision: 1 },
      { text: 'Declared as SEV2.', occurredAt: '2026-01-01T10:10:00.000Z', marker: null, milestone: 'DECLARED', revision: 1 },
    ]);
  });

  it('take their entry along when cleared, and bring it back when set again', async () => {
    const { id } = await declare();
    const base = { incidentId: id, milestone: 'MITIGATED' };
    await writer.must('incidentMilestoneSet', { ...base, expectedRevision: 1, at: '2026-01-01T10:00:00Z', source: 'logs' });
    await writer.must('incidentMilestoneClear', { ...base, expectedRevision: 2 });
    const cleared = await read(id, 'milestones { milestone } timelineEntryCount hiddenTimeline { nodes { id milestone revision } }');
    expect(cleared).toMatchObject({
      milestones: [{ milestone: 'DECLARED' }],
      timelineEntryCount: 1,
      hiddenTimeline: { nodes: [{ milestone: 'MITIGATED' }] },
    });
    const [entry] = cleared.hiddenTimeline.nodes;
    expect((await writer.mutate('timelineEntryRestore', { id: entry.id, expectedRevision: entry.revision })).userErrors[0].code).toBe(
      'MILESTONE_CLEARED',
    );
    await writer.must('incidentMilestoneSet', { ...base, expectedRevision: 3, at: '2026-01-01T11:00:00Z', source: 'logs' });
    expect(await read(id, 'timelineEntryCount hiddenTimeline { totalCount }')).toEqual({
      timelineEntryCount: 2,
      hiddenTimeline: { totalCount: 0 },
    });
  });

  it('of declaring sets the time the list is sorted by, and cannot be cleared', async () => {
    const { id } = await declare();
    const base = { incidentId: id, milestone: 'DECLARED' };
    await writer.must('incidentMilestoneSet', { ...base, expectedRevision: 1, at: '2024-05-06T07:08:09.123Z', source: 'chat' });
    expect(await read(id, 'declaredAt')).toEqual({ declaredAt: '2024-05-06T07:08:09.123Z' });
    expect(await refused(writer, 'incidentMilestoneClear', { ...base, expectedRevision: 2 })).toEqual([
      'MILESTONE_REQUIRED input.milestone',
    ]);
  });

  it('refuse what cannot be meant', async () => {
    const { id } = await declare();
    const base = { incidentId: id, expectedRevision: 1, milestone: 'RESOLVED', at: '2026-01-01T10:00:00Z', source: 'logs' };
    expect(await refused(writer, 'incidentMilestoneSet', { ...base, at: '2190-01-01T00:00:00Z' })).toEqual(['TIME_TOO_FAR input.at']);
    expect(await refused(writer, 'incidentMilestoneSet', { ...base, source: '', zone: 'x' })).toEqual([
      'TEXT_REQUIRED input.source',
      'ZONE_UNKNOWN input.zone',
    ]);
    expect(await refused(writer, 'incidentMilestoneSet', { ...base, expectedRevision: 4 })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
    expect(
      await writer.codes(
        `mutation { incidentMilestoneSet(input: { incidentId: "${id}", expectedRevision: 1, milestone: RESOLVED, at: "2026-01-01", source: "x" }) { userErrors { code } } }`,
      ),
    ).not.toEqual([]);
  });
});

describe('statuses', () => {
  it('are made, renamed and retired by admins', async () => {
    const input = { key: 'watching', name: 'Watching', category: 'LIVE', position: 35 };
    const { incidentStatus } = await admin.must('incidentStatusCreate', input, 'incidentStatus { id archived revision }');
    expect(incidentStatus).toEqual({ id: expect.any(String), archived: false, revision: 1 });
    await admin.must('incidentStatusUpdate', { id: incidentStatus.id, expectedRevision: 1, name: 'Under watch', archived: true });
    const { incidentStatuses } = await viewer.ok(
      '{ incidentStatuses(filter: { archived: true }) { nodes { key name position category } } }',
    );
    expect(incidentStatuses.nodes).toEqual([{ key: 'watching', name: 'Under watch', position: 35, category: 'LIVE' }]);
    const { id } = await declare();
    expect(await refused(writer, 'incidentStatusChange', { id, expectedRevision: 1, statusId: incidentStatus.id })).toEqual([
      'STATUS_NOT_FOUND input.statusId',
    ]);
  });

  it('keep one of each category and refuse bad input', async () => {
    const input = { key: 'triage', name: '', category: 'LIVE', position: -1 };
    expect(await refused(admin, 'incidentStatusCreate', input)).toEqual(['TEXT_REQUIRED input.name', 'POSITION_RANGE input.position']);
    expect(await refused(admin, 'incidentStatusCreate', { ...input, name: 'x', position: 1 })).toEqual(['KEY_TAKEN input.key']);
    const update = { id: statuses.triage, expectedRevision: 1 };
    expect(await refused(admin, 'incidentStatusUpdate', { ...update, archived: true })).toEqual(['LAST_STATUS_OF_CATEGORY input.archived']);
    expect(await refused(admin, 'incidentStatusUpdate', { ...update, name: 'x'.repeat(201) })).toEqual(['TEXT_TOO_LONG input.name']);
    expect(await refused(admin, 'incidentStatusUpdate', { ...update, expectedRevision: 2 })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
  });
});

describe('rights and ids', () => {
  const at = '2026-01-01T10:00:00Z';
  const inputs = (id: string): [string, Record<string, unknown>][] => [
    ['incidentUpdate', { id, expectedRevision: 1 }],
    ['incidentSeverityChange', { id, expectedRevision: 1, severity: 'SEV1' }],
    ['incidentStatusChange', { id, expectedRevision: 1, statusId: MISSING }],
    ['incidentServicesSet', { id, expectedRevision: 1, serviceIds: [] }],
    ['incidentRestrict', { id, expectedRevision: 1, teamIds: [] }],
    ['incidentMilestoneSet', { incidentId: id, expectedRevision: 1, milestone: 'DETECTED', at, source: 'x' }],
    ['incidentMilestoneClear', { incidentId: id, expectedRevision: 1, milestone: 'DETECTED' }],
    ['impactWindowAdd', { incidentId: id, startsAt: at }],
    ['impactWindowUpdate', { id, expectedRevision: 1 }],
    ['impactWindowRemove', { id, expectedRevision: 1 }],
  ];

  it('let contributors write and admins make statuses', async () => {
    const { id } = await declare();
    const before = await state();
    for (const [name, input] of [['incidentDeclare', { title: 'x', severity: 'SEV1' }] as const, ...inputs(id)])
      expect([name, await viewer.refusal(name, input)]).toEqual([name, ['FORBIDDEN']]);
    expect(await writer.refusal('incidentStatusCreate', { key: 'x', name: 'x', category: 'LIVE', position: 1 })).toEqual(['FORBIDDEN']);
    expect(await writer.refusal('incidentStatusUpdate', { id: statuses.triage, expectedRevision: 1 })).toEqual(['FORBIDDEN']);
    expect(await api.anonymous.codes('{ incidents { nodes { id } } }')).toEqual(['UNAUTHENTICATED']);
    expect(await state()).toEqual(before);
  });

  it.each(['nonsense', MISSING])('answer the id %s as not found', async (id) => {
    for (const [name, input] of inputs(id)) expect([name, await writer.refusal(name, input)]).toEqual([name, ['NOT_FOUND']]);
    expect(await admin.refusal('incidentStatusUpdate', { id, expectedRevision: 1 })).toEqual(['NOT_FOUND']);
    expect(await viewer.codes('query ($id: ID) { incident(id: $id) { id } }', { id })).toEqual(['NOT_FOUND']);
  });

  it.each(['INC-0', 'INC-999999999', 'INC-99999999999999', 'PM-1', "INC-1' or 1=1", ''])(
    'answer the key %j without an error of the database',
    async (key) => {
      expect(['NOT_FOUND', 'ONE_OF_ID_AND_KEY']).toContain(
        (await viewer.codes('query ($key: String) { incident(key: $key) { id } }', { key }))[0],
      );
    },
  );
});
