import { EXTERNAL_NAME_PATTERN } from '../../domain/fault';
import type {
  ArmResult,
  CallOptions,
  ChaosDriver,
  DisarmResult,
  DriverHost,
  DriverRefusal,
  DriverState,
  FaultEvidence,
  FaultPlan,
  FaultStatus,
  HttpAnswer,
  HttpRequest,
  ListResult,
  PrepareResult,
  RenewResult,
  TargetsResult,
} from '../driver.contract';
import { agentFault, agentFaults, agentHeld, agentRefusal, agentTargets, agentUnknown, readAnswer } from './agent-answers';
import { parseLocalFault } from './local.faults';
import type { LocalSettings } from './local.settings';

const MAX_DURATION_MS = 3_600_000;
/** Refusals by which the agent proves that nothing was armed. */
const NOT_ARMED_STATUS = new Set([400, 401, 404, 405, 409, 410, 413]);

type Asked = { ok: true; answer: HttpAnswer } | { ok: false; reason: string };

/** The built-in driver: asks an agent beside the targets. */
export class LocalDriver implements ChaosDriver {
  constructor(
    private readonly settings: LocalSettings,
    private readonly host: DriverHost,
  ) {}

  prepare(plan: FaultPlan): PrepareResult {
    const { externalName, target, allowedTargets, fault, durationMs, leaseMs } = plan;
    if (!EXTERNAL_NAME_PATTERN.test(externalName)) return refuse('BAD_NAME', 'externalName', 'This is not a fault name of ours.');
    if (!allowedTargets.includes(target)) return refuse('TARGET_NOT_ALLOWED', 'target', 'The environment does not allow this target.');
    if (!Number.isInteger(durationMs) || durationMs < 1 || durationMs > MAX_DURATION_MS) {
      return refuse('BAD_DURATION', 'durationMs', `A fault lasts 1 to ${MAX_DURATION_MS} ms.`);
    }
    const parsed = parseLocalFault(fault.kind, fault.params);
    if (!parsed) return refuse('UNKNOWN_KIND', 'fault.kind', 'The built-in driver does not know this kind of fault.');
    if (!parsed.ok) return refuse('BAD_PARAMS', `fault.${parsed.path}`, parsed.message);
    return { ok: true, state: { externalName, target, kind: fault.kind, params: parsed.params, durationMs, leaseMs } };
  }

  async arm(state: DriverState, call: CallOptions & { remainingMs: number }): Promise<ArmResult> {
    const ttlMs = Math.floor(Math.min(state.durationMs, call.remainingMs));
    if (ttlMs < 1) return { result: 'never_armed', reason: 'the deadline has passed' };
    const { externalName: name, target, kind, params, leaseMs } = state;
    const asked = await this.ask('POST', '/faults', { name, target, kind, params, ttlMs, leaseMs }, call);
    if (!asked.ok) return { result: 'unconfirmed', reason: asked.reason };
    const { status, body } = asked.answer;
    const fault = status === 200 || status === 201 ? readAnswer(agentFault, body) : null;
    if (fault?.state === 'active' && fault.name === name && fault.since) return { result: 'active', since: fault.since };
    const reason = reasonOf(asked.answer);
    return { result: NOT_ARMED_STATUS.has(status) ? 'never_armed' : 'unconfirmed', reason };
  }

  async status(state: DriverState, call: CallOptions): Promise<FaultStatus> {
    const asked = await this.ask('GET', `/faults/${state.externalName}`, null, call);
    if (!asked.ok) return { result: 'unconfirmed', reason: asked.reason };
    if (isUnknown(asked.answer)) return { result: 'never_armed', reason: 'the agent does not know the name' };
    const fault = asked.answer.status === 200 ? readAnswer(agentFault, asked.answer.body) : null;
    if (!fault) return { result: 'unconfirmed', reason: reasonOf(asked.answer) };
    if (fault.state === 'ended') {
      if (!fault.since) return { result: 'never_armed', reason: `ended before it was active (${fault.endedBy})` };
      return { result: 'cleared', endedAt: fault.endedAt, endedBy: fault.endedBy ?? 'unknown' };
    }
    if (fault.state === 'active' && fault.since && fault.present === true) return { result: 'active', since: fault.since };
    return { result: 'unconfirmed', reason: 'the agent and its forwarder do not agree yet' };
  }

  async disarm(state: DriverState, call: CallOptions): Promise<DisarmResult> {
    const asked = await this.ask('DELETE', `/faults/${state.externalName}`, null, call);
    if (!asked.ok) return { result: 'unconfirmed', reason: asked.reason };
    return asked.answer.status === 204 ? { result: 'accepted' } : { result: 'unconfirmed', reason: reasonOf(asked.answer) };
  }

  async evidence(state: DriverState, call: CallOptions): Promise<FaultEvidence> {
    const asked = await this.ask('GET', `/faults/${state.externalName}`, null, call);
    if (!asked.ok) return { result: 'unconfirmed', reason: asked.reason };
    const observedAt = new Date();
    if (isUnknown(asked.answer)) return { result: 'gone', observedAt, endedAt: null, detail: 'agent and forwarder do not know the name' };
    const fault = asked.answer.status === 200 ? readAnswer(agentFault, asked.answer.body) : null;
    if (!fault || fault.present === null)
      return { result: 'unconfirmed', reason: fault ? 'the forwarder does not answer' : reasonOf(asked.answer) };
    if (fault.present || fault.state !== 'ended') return { result: 'present', detail: `the agent says ${fault.state}` };
    return { result: 'gone', observedAt, endedAt: fault.endedAt, detail: `ended by ${fault.endedBy}; the forwarder holds no such fault` };
  }

  async listMine(prefix: string, call: CallOptions): Promise<ListResult> {
    const asked = await this.ask('GET', '/faults', null, call);
    const list = asked.ok && asked.answer.status === 200 ? readAnswer(agentFaults, asked.answer.body) : null;
    if (!list) return { result: 'unconfirmed', reason: asked.ok ? reasonOf(asked.answer) : asked.reason };
    const ours = list.faults.filter(({ name }) => name.startsWith(prefix));
    return {
      result: 'listed',
      faults: ours.map(({ name, target, kind, since }) => ({
        externalName: name,
        target: target ?? '',
        kind: kind ?? '',
        since: since ?? new Date(0),
      })),
    };
  }

  async listTargets(call: CallOptions): Promise<TargetsResult> {
    const asked = await this.ask('GET', '/targets', null, call);
    const list = asked.ok && asked.answer.status === 200 ? readAnswer(agentTargets, asked.answer.body) : null;
    if (!list) return { result: 'unconfirmed', reason: asked.ok ? reasonOf(asked.answer) : asked.reason };
    const text = ({ host, port }: { host: string; port: number }) => `${host}:${port}`;
    const targets = list.targets.map(({ name, kind, listen, upstream }) => ({
      name,
      kind,
      description: `${text(listen)} → ${text(upstream)}`,
    }));
    return { result: 'listed', targets };
  }

  async renew(externalNames: readonly string[], call: CallOptions): Promise<RenewResult> {
    const asked = await this.ask('POST', '/heartbeat', { names: externalNames }, call);
    const answer = asked.ok && asked.answer.status === 200 ? readAnswer(agentHeld, asked.answer.body) : null;
    if (answer) return { result: 'renewed', held: answer.held };
    return { result: 'unconfirmed', reason: asked.ok ? reasonOf(asked.answer) : asked.reason };
  }

  private async ask(method: HttpRequest['method'], path: string, body: unknown, { signal, timeoutMs }: CallOptions): Promise<Asked> {
    const headers = { authorization: `Bearer ${this.settings.token}`, ...(body === null ? {} : { 'content-type': 'application/json' }) };
    const text = body === null ? null : JSON.stringify(body);
    try {
      const answer = await this.host.http({ method, url: `${this.settings.url}${path}`, headers, body: text, timeoutMs, signal });
      return { ok: true, answer };
    } catch (error) {
      return { ok: false, reason: `no answer from the agent (${error instanceof Error ? error.message.slice(0, 200) : 'unknown'})` };
    }
  }
}

function refuse(code: DriverRefusal['code'], path: string, message: string): PrepareResult {
  return { ok: false, refusal: { code, path, message } };
}

/** Only a name that the forwarder does not hold either counts as unknown. */
function isUnknown({ status, body }: HttpAnswer): boolean {
  return status === 404 && readAnswer(agentUnknown, body)?.present === false;
}

function reasonOf({ status, body }: HttpAnswer): string {
  const refusal = readAnswer(agentRefusal, body);
  return refusal ? `${refusal.error.code}: ${refusal.error.message}` : `the agent answered ${status} in a form that is not understood`;
}
