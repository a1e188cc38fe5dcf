import { decideFiring, type FiringFacts, isPlanOpen, mayBegin } from './game-day';

const due: FiringFacts = {
  latenessSeconds: 0.4,
  maxLatenessSeconds: 300,
  emergencyStop: null,
  protection: 'open',
  environmentArchived: false,
  environmentName: 'staging',
};

describe('a slot that is due', () => {
  it('begins when nothing stands against it', () => expect(decideFiring(due)).toEqual({ fire: true }));

  it.each([
    ['later than allowed', { latenessSeconds: 301 }, 'missed', 'TOO_LATE', /after its time; at most 5 min/],
    ['the emergency stop', { emergencyStop: 'the shop is down' }, 'skipped', 'EMERGENCY_STOP', /engaged: the shop is down/],
    [
      'a forbidden environment',
      { protection: 'forbidden' },
      'skipped',
      'ENVIRONMENT_FORBIDDEN',
      /never allowed in the environment staging/,
    ],
    ['an environment that needs an approval', { protection: 'approval' }, 'skipped', 'APPROVAL_NEEDED', /needs an approval/],
    ['an archived environment', { environmentArchived: true }, 'skipped', 'ENVIRONMENT_ARCHIVED', /archived/],
    [
      'lateness before everything else',
      { latenessSeconds: 90_000, emergencyStop: 'x', protection: 'forbidden' },
      'missed',
      'TOO_LATE',
      /25 h/,
    ],
  ] as const)('does not begin: %s', (_what, facts, status, code, reason) => {
    expect(decideFiring({ ...due, ...facts })).toEqual({ fire: false, status, code, reason: expect.stringMatching(reason) });
  });

  it('begins at exactly the limit', () => expect(decideFiring({ ...due, latenessSeconds: 300 })).toEqual({ fire: true }));
});

it('keeps the plan closed while it runs, and begins again only after the debrief', () => {
  const statuses = ['planned', 'scheduled', 'running', 'debriefing', 'debriefed'] as const;
  expect(statuses.filter(isPlanOpen)).toEqual(['planned', 'scheduled', 'debriefing', 'debriefed']);
  expect(statuses.filter(mayBegin)).toEqual(['planned', 'scheduled', 'debriefed']);
});
