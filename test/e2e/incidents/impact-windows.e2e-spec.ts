import { declare, HOSTILE, read, refused, useIncidentWorld, writer } from './incident-world';

useIncidentWorld();

describe('impact windows', () => {
  it('add up to the impact duration, overlaps counted once', async () => {
    const { id } = await declare();
    const add = async (startsAt: string, endsAt: string | null) =>
      (
        await writer.must(
          'impactWindowAdd',
          { incidentId: id, startsAt, endsAt, description: HOSTILE },
          'impactWindow { id revision zone source }',
        )
      ).impactWindow;
    const first = await add('2026-01-01T10:00:00Z', '2026-01-01T10:10:00Z');
    expect(first).toMatchObject({ revision: 1, zone: 'UTC', source: 'written by hand' });
    const open = await add('2026-01-01T10:05:00Z', null);
    const duration = async () => (await read(id, 'measurements { name status seconds }')).measurements[4];
    expect(await duration()).toEqual({ name: 'IMPACT_DURATION', status: 'PENDING', seconds: null });
    await writer.must('impactWindowUpdate', { id: open.id, expectedRevision: 1, endsAt: '2026-01-01T10:20:00Z' });
    expect(await duration()).toEqual({ name: 'IMPACT_DURATION', status: 'RECORDED', seconds: 1200 });
    const { incident } = await writer.must(
      'impactWindowRemove',
      { id: open.id, expectedRevision: 2 },
      'incident { impactWindows { id endsAt } }',
    );
    expect(incident.impactWindows).toEqual([{ id: first.id, endsAt: '2026-01-01T10:10:00.000Z' }]);
  });

  it('refuse bad input and save nothing', async () => {
    const { id } = await declare();
    const base = { incidentId: id, startsAt: '2026-01-01T10:00:00Z' };
    expect(await refused(writer, 'impactWindowAdd', { ...base, endsAt: '2026-01-01T09:00:00Z' })).toEqual([
      'ENDS_BEFORE_START input.endsAt',
    ]);
    expect(
      await refused(writer, 'impactWindowAdd', { ...base, endsAt: '2190-01-01T09:00:00Z', description: 'x'.repeat(2001), zone: 'x' }),
    ).toEqual(['TEXT_TOO_LONG input.description', 'ZONE_UNKNOWN input.zone', 'TIME_TOO_FAR input.endsAt']);
    const { impactWindow } = await writer.must('impactWindowAdd', base, 'impactWindow { id }');
    const update = { id: impactWindow.id, expectedRevision: 1 };
    expect(await refused(writer, 'impactWindowUpdate', { ...update, endsAt: '2025-01-01T09:00:00Z' })).toEqual([
      'ENDS_BEFORE_START input.endsAt',
    ]);
    expect(await refused(writer, 'impactWindowUpdate', { ...update, expectedRevision: 5 })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
    expect(await refused(writer, 'impactWindowRemove', { ...update, expectedRevision: 5 })).toEqual([
      'REVISION_CONFLICT input.expectedRevision',
    ]);
  });
});
