import {
  ACTION_ITEM_STATUSES,
  type ActionItemState,
  type ActionItemStatus,
  applyEvidence,
  isActionItemOpen,
  moveActionItem,
  type RunEvidence,
  setVerification,
  type Verification,
  verifyActionItem,
  verifyByOtherEvidence,
} from './action-item';

const at = (clock: string) => new Date(`2031-05-06T${clock}:00Z`);
const experiment: Verification = { kind: 'experiment', experimentVersionId: 'v1' };
const CLAIMED = new Set<ActionItemStatus>(['done_claimed', 'verified', 'refuted']);
const item = (status: ActionItemStatus, verification: Verification | null = experiment): ActionItemState => ({
  status,
  claimedAt: CLAIMED.has(status) ? at('10:00') : null,
  verification,
  notDoing: status === 'not_doing' ? { reason: 'replaced next quarter', expiresAt: at('23:00') } : null,
});
const run = (verdict: 'green' | 'red', clock = '10:01', experimentVersionId = 'v1'): RunEvidence => ({
  verdict,
  experimentVersionId,
  startedAt: at(clock),
});
const later = { reason: 'the service goes away', expiresAt: at('23:00') };

describe('moves made by people', () => {
  const allowed: Record<ActionItemStatus, ActionItemStatus[]> = {
    idea: ['committed', 'not_doing'],
    committed: ['in_progress', 'not_doing'],
    in_progress: ['committed', 'done_claimed', 'not_doing'],
    done_claimed: ['in_progress'],
    verified: [],
    refuted: ['in_progress', 'not_doing'],
    not_doing: ['committed'],
  };
  const table = ACTION_ITEM_STATUSES.flatMap((from) => ACTION_ITEM_STATUSES.map((to) => [from, to, allowed[from].includes(to)] as const));

  it.each(table)('%s → %s is allowed: %s', (from, to, ok) => {
    const result = moveActionItem(item(from), { to, now: at('12:00'), notDoing: later });
    expect(result.ok).toBe(ok);
    if (result.ok) expect(result.item.status).toBe(to);
  });

  it('stamps a claim with its time and forgets it when work goes on', () => {
    const claimed = moveActionItem(item('in_progress'), { to: 'done_claimed', now: at('12:00') });
    expect(claimed).toMatchObject({ ok: true, item: { claimedAt: at('12:00') } });
    expect(moveActionItem(item('done_claimed'), { to: 'in_progress', now: at('12:00') })).toMatchObject({
      ok: true,
      item: { claimedAt: null },
    });
  });

  it('refuses to claim what nobody can check', () => {
    expect(moveActionItem(item('in_progress', null), { to: 'done_claimed', now: at('12:00') })).toEqual({
      ok: false,
      refusal: 'VERIFICATION_MISSING',
    });
    const silent: Verification = { kind: 'cannot_be_verified', reason: ' ' };
    expect(moveActionItem(item('in_progress', silent), { to: 'done_claimed', now: at('12:00') })).toEqual({
      ok: false,
      refusal: 'REASON_MISSING',
    });
  });

  it('lets an item that cannot be verified be claimed with its reason', () => {
    const stated: Verification = { kind: 'cannot_be_verified', reason: 'needs a real zone loss' };
    expect(moveActionItem(item('in_progress', stated), { to: 'done_claimed', now: at('12:00') }).ok).toBe(true);
  });

  it.each([
    ['without anything', undefined, 'REASON_MISSING'],
    ['without words', { reason: '  ', expiresAt: at('23:00') }, 'REASON_MISSING'],
    ['with an end that is over', { reason: 'later', expiresAt: at('12:00') }, 'EXPIRY_NOT_IN_FUTURE'],
  ])('refuses not doing it %s', (_case, notDoing, refusal) =>
    expect(moveActionItem(item('idea'), { to: 'not_doing', now: at('12:00'), ...(notDoing ? { notDoing } : {}) })).toEqual({
      ok: false,
      refusal,
    }),
  );

  it('verifies nothing by hand', () =>
    expect(moveActionItem(item('done_claimed'), { to: 'verified', now: at('12:00') })).toEqual({ ok: false, refusal: 'ONLY_BY_EVIDENCE' }));
});

describe('verifying a claim', () => {
  it.each([
    ['nothing was claimed', item('in_progress'), run('green'), 'NOT_CLAIMED'],
    ['there is no run', item('done_claimed'), null, 'NO_RUN_SINCE_CLAIM'],
    ['the run began before the claim', item('done_claimed'), run('green', '09:59'), 'NO_RUN_SINCE_CLAIM'],
    ['the run began with the claim', item('done_claimed'), run('green', '10:00'), 'NO_RUN_SINCE_CLAIM'],
    ['the run is of another version', item('done_claimed'), run('green', '10:01', 'v2'), 'NO_RUN_SINCE_CLAIM'],
    ['the run is red', item('done_claimed'), run('red'), 'RUN_NOT_GREEN'],
    ['no run can show it', item('done_claimed', { kind: 'cannot_be_verified', reason: 'x' }), run('green'), 'CANNOT_BE_VERIFIED'],
    ['another kind was named', item('done_claimed', { kind: 'probe', probeId: 'p' }), run('green'), 'EVIDENCE_MISSING'],
  ])('is refused when %s', (_case, claimed, newest, refusal) => expect(verifyActionItem(claimed, newest)).toEqual({ ok: false, refusal }));

  it('needs one green run of the pinned version since the claim', () =>
    expect(verifyActionItem(item('done_claimed'), run('green'))).toMatchObject({ ok: true, item: { status: 'verified' } }));

  it('takes a test, a probe or a drill that was seen after the claim', () => {
    const claimed = item('done_claimed', { kind: 'test_link', url: 'https://ci.example.org/1' });
    const evidence = { url: 'https://ci.example.org/2', observedAt: at('10:30') };
    expect(verifyByOtherEvidence(claimed, evidence)).toMatchObject({ ok: true, item: { status: 'verified' } });
    expect(verifyByOtherEvidence(claimed, { ...evidence, observedAt: at('09:00') })).toEqual({ ok: false, refusal: 'NO_RUN_SINCE_CLAIM' });
    expect(verifyByOtherEvidence(claimed, { ...evidence, url: ' ' })).toEqual({ ok: false, refusal: 'EVIDENCE_MISSING' });
    expect(verifyByOtherEvidence(item('done_claimed'), evidence)).toEqual({ ok: false, refusal: 'EVIDENCE_MISSING' });
  });
});

describe('evidence that arrives', () => {
  it.each([
    ['green verifies a claim', 'done_claimed', run('green'), 'verified'],
    ['red refutes a claim', 'done_claimed', run('red'), 'refuted'],
    ['a later red refutes what was verified', 'verified', run('red'), 'refuted'],
    ['a later green leaves what was verified', 'verified', run('green'), 'verified'],
    ['green does not bring back a refuted item without a new claim', 'refuted', run('green'), 'refuted'],
    ['a run from before the claim changes nothing', 'done_claimed', run('red', '09:59'), 'done_claimed'],
    ['a run of another version changes nothing', 'done_claimed', run('red', '10:01', 'v2'), 'done_claimed'],
    ['nothing happens to unclaimed work', 'in_progress', run('red'), 'in_progress'],
  ] as const)('%s', (_case, status, evidence, wanted) => {
    const result = applyEvidence(item(status), evidence);
    expect(result).toEqual({ item: { ...item(status), status: wanted }, changed: status !== wanted });
  });
});

describe('naming the way to verify', () => {
  it('takes a verified item back to its claim', () =>
    expect(setVerification(item('verified'), { kind: 'experiment', experimentVersionId: 'v2' })).toMatchObject({
      ok: true,
      item: { status: 'done_claimed' },
    }));
  it('refuses a drill nobody described', () =>
    expect(setVerification(item('idea'), { kind: 'document_drill', drill: ' ' })).toEqual({ ok: false, refusal: 'REASON_MISSING' }));
});

describe('open work', () => {
  it.each(ACTION_ITEM_STATUSES.map((status) => [status, status !== 'verified' && status !== 'not_doing'] as const))(
    '%s is open: %s',
    (status, open) => expect(isActionItemOpen(item(status), at('12:00'))).toBe(open),
  );
  it('is what was put aside once the time is over', () => expect(isActionItemOpen(item('not_doing'), at('23:00'))).toBe(true));
});
