import type {
  ArmResult,
  CallOptions,
  ChaosDriver,
  DisarmResult,
  DriverState,
  FaultEvidence,
  FaultPlan,
  FaultStatus,
  HttpAnswer,
  HttpCall,
  ListResult,
  PrepareResult,
  TargetsResult,
} from '@chaos/engine';

/** Ways in which the fake driver can break the contract, each on purpose. */
export const DEFECTS = [
  'believes the acknowledgement',
  'always says gone',
  'forgets to remove',
  'arms twice',
  'throws on a lost answer',
  'takes silence for success',
  'takes a missing fault for an error',
  'ignores the allowed targets',
  'lists everything',
  'ignores the time-out',
  'drops the deadline',
] as const;
export type Defect = (typeof DEFECTS)[number];

interface Shown {
  name: string;
  target: string;
  kind: string;
  since: string;
  endedAt: string | null;
}

/** A driver for FakeTargetSide. Without a defect it keeps the contract. */
export class FakeDriver implements ChaosDriver {
  private readonly acknowledged = new Set<string>();

  constructor(
    private readonly http: HttpCall,
    private readonly defect: Defect | null = null,
  ) {}

  prepare(plan: FaultPlan): PrepareResult {
    const no = (code: 'UNKNOWN_KIND' | 'BAD_PARAMS' | 'TARGET_NOT_ALLOWED' | 'BAD_DURATION' | 'BAD_NAME', path: string): PrepareResult => ({
      ok: false,
      refusal: { code, path, message: 'refused' },
    });
    if (!/^gd-[a-z0-9-]+$/.test(plan.externalName)) return no('BAD_NAME', 'externalName');
    if (this.defect !== 'ignores the allowed targets' && !plan.allowedTargets.includes(plan.target))
      return no('TARGET_NOT_ALLOWED', 'target');
    if (!Number.isFinite(plan.durationMs)) return no('BAD_DURATION', 'durationMs');
    if (plan.fault.kind !== 'down') return no('UNKNOWN_KIND', 'fault.kind');
    if (Object.keys(plan.fault.params as object).length > 0) return no('BAD_PARAMS', 'fault.params');
    const { externalName, target, durationMs, leaseMs, fault } = plan;
    return { ok: true, state: { externalName, target, kind: fault.kind, params: {}, durationMs, leaseMs } };
  }

  async arm(state: DriverState, call: CallOptions & { remainingMs: number }): Promise<ArmResult> {
    if (call.remainingMs <= 0) return { result: 'never_armed', reason: 'too late' };
    const ms = this.defect === 'drops the deadline' ? 3_600_000 : Math.min(state.durationMs, call.remainingMs);
    const body = JSON.stringify({
      name: state.externalName,
      target: state.target,
      kind: state.kind,
      ms,
      again: this.defect === 'arms twice',
    });
    const answer = await this.ask('POST', '', body, call);
    if (!answer)
      return this.defect === 'takes silence for success'
        ? { result: 'active', since: new Date() }
        : { result: 'unconfirmed', reason: 'no answer' };
    if (answer.status === 201) return { result: 'active', since: new Date((JSON.parse(answer.body) as Shown).since) };
    return answer.status === 404
      ? { result: 'never_armed', reason: 'no such target' }
      : { result: 'unconfirmed', reason: `status ${answer.status}` };
  }

  async status(state: DriverState, call: CallOptions): Promise<FaultStatus> {
    const answer = await this.ask('GET', state.externalName, null, call);
    if (answer?.status === 404) return { result: 'never_armed', reason: 'not known' };
    if (answer?.status !== 200) return { result: 'unconfirmed', reason: 'no answer' };
    const { since, endedAt } = JSON.parse(answer.body) as Shown;
    if (endedAt) return { result: 'cleared', endedAt: new Date(endedAt), endedBy: 'tool' };
    return { result: 'active', since: new Date(since) };
  }

  async disarm(state: DriverState, call: CallOptions): Promise<DisarmResult> {
    if (this.defect === 'forgets to remove') return { result: 'accepted' };
    const answer = await this.ask('DELETE', state.externalName, null, call);
    const accepted = answer?.status === 204 || (answer?.status === 404 && this.defect !== 'takes a missing fault for an error');
    if (accepted) this.acknowledged.add(state.externalName);
    return accepted ? { result: 'accepted' } : { result: 'unconfirmed', reason: 'no answer' };
  }

  async evidence(state: DriverState, call: CallOptions): Promise<FaultEvidence> {
    const gone: FaultEvidence = { result: 'gone', observedAt: new Date(), endedAt: null, detail: 'read back' };
    if (this.defect === 'always says gone') return gone;
    if (this.defect === 'believes the acknowledgement' && this.acknowledged.has(state.externalName)) return gone;
    const now = await this.status(state, call);
    if (now.result === 'cleared' || now.result === 'never_armed') return gone;
    return now.result === 'active' ? { result: 'present', detail: 'still there' } : { result: 'unconfirmed', reason: 'no answer' };
  }

  async listMine(prefix: string, call: CallOptions): Promise<ListResult> {
    const answer = await this.ask('GET', '', null, call);
    if (answer?.status !== 200) return { result: 'unconfirmed', reason: 'no answer' };
    const all = (JSON.parse(answer.body) as Shown[]).filter(({ name }) => this.defect === 'lists everything' || name.startsWith(prefix));
    return {
      result: 'listed',
      faults: all.map(({ name, target, kind, since }) => ({ externalName: name, target, kind, since: new Date(since) })),
    };
  }

  async listTargets(): Promise<TargetsResult> {
    return { result: 'listed', targets: [] };
  }

  private async ask(method: 'GET' | 'POST' | 'DELETE', name: string, body: string | null, call: CallOptions): Promise<HttpAnswer | null> {
    const timeoutMs = this.defect === 'ignores the time-out' ? 4_000 : call.timeoutMs;
    const signal = this.defect === 'ignores the time-out' ? new AbortController().signal : call.signal;
    try {
      return await this.http({ method, url: `fake://side/f/${name}`, headers: {}, body, timeoutMs, signal });
    } catch (error) {
      if (this.defect === 'throws on a lost answer') throw error;
      return null;
    }
  }
}
