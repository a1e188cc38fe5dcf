import { parseLocalFault } from '@chaos/engine';
import { z } from 'zod';
import type { FaultKeeper } from './fault-keeper';
import { FAULT_NAME, type FaultRecord } from './fault-record';
import type { ProxyFault, ProxyTarget } from './forwarder/protocol';

/** A parsed request to the API. */
export interface ApiRequest {
  method: string;
  path: string;
  body: unknown;
}

/** What is answered; a null body is an empty answer. */
export interface ApiAnswer {
  status: number;
  body: unknown;
}

const name = z.string().regex(FAULT_NAME, 'lower-case letters, digits and dashes are allowed, at most 63');
const runId = z.string().min(1).max(100);
const faultBody = z.strictObject({
  name,
  target: z.string().min(1).max(64),
  kind: z.string().min(1).max(40),
  params: z.record(z.string(), z.unknown()).default({}),
  ttlMs: z.int().min(1).max(3_600_000),
  leaseMs: z.int().min(500).max(600_000).optional(),
  runId: runId.optional(),
});
const heartbeatBody = z.strictObject({ names: z.array(name).max(500).default([]), runId: runId.optional() });

const STATUS_OF = {
  created: 201,
  adopted: 200,
  NAME_TAKEN: 409,
  TARGET_BUSY: 409,
  NAME_ENDED: 410,
  UNKNOWN_TARGET: 404,
  FORWARDER_DOWN: 503,
} as const;
const MESSAGES = {
  NAME_TAKEN: 'A different fault has this name.',
  TARGET_BUSY: 'The target carries another fault.',
  NAME_ENDED: 'A fault of this name has ended; a name is used once.',
  UNKNOWN_TARGET: 'The targets file does not name this target.',
  FORWARDER_DOWN: 'The forwarder did not confirm; nothing is kept.',
};

/** The routes behind the token. `defaultLeaseMs` holds where a request does not say. */
export class AgentApi {
  constructor(
    private readonly keeper: FaultKeeper,
    private readonly targets: readonly ProxyTarget[],
    private readonly defaultLeaseMs: number,
  ) {}

  async handle({ method, path, body }: ApiRequest): Promise<ApiAnswer> {
    if (path === '/faults' && method === 'POST') return this.arm(body);
    if (path === '/faults' && method === 'GET') return { status: 200, body: { faults: this.keeper.active().map(view) } };
    if (path === '/heartbeat' && method === 'POST') return this.heartbeat(body);
    if (path === '/targets' && method === 'GET') return { status: 200, body: { targets: this.targetViews() } };
    const [, named] = /^\/faults\/([^/]+)$/.exec(path) ?? [];
    if (named === undefined) return refusal(404, 'NO_SUCH_ROUTE', 'There is nothing at this path.');
    if (!FAULT_NAME.test(named)) return refusal(400, 'BAD_REQUEST', 'This is not a valid fault name.', 'name');
    if (method === 'GET') return this.one(named);
    if (method === 'DELETE') return this.remove(named);
    return refusal(405, 'METHOD_NOT_ALLOWED', 'This path knows GET and DELETE.');
  }

  private async arm(body: unknown): Promise<ApiAnswer> {
    const parsed = faultBody.safeParse(body);
    if (!parsed.success) return badBody(parsed.error);
    const { data } = parsed;
    const checked = parseLocalFault(data.kind, data.params);
    if (!checked) return refusal(400, 'BAD_REQUEST', 'This kind of fault is not known.', 'kind');
    if (!checked.ok) return refusal(400, 'BAD_REQUEST', checked.message, checked.path);
    const answer = await this.keeper.arm({
      ...data,
      kind: data.kind as ProxyFault['kind'],
      params: checked.params,
      leaseMs: data.leaseMs ?? this.defaultLeaseMs,
      runId: data.runId ?? null,
    });
    const status = STATUS_OF[answer.result];
    if ('fault' in answer) return { status, body: view(answer.fault) };
    return refusal(status, answer.result, MESSAGES[answer.result]);
  }

  private async heartbeat(body: unknown): Promise<ApiAnswer> {
    const parsed = heartbeatBody.safeParse(body);
    if (!parsed.success) return badBody(parsed.error);
    const held = await this.keeper.renew({ names: parsed.data.names, runId: parsed.data.runId ?? null });
    return { status: 200, body: { held } };
  }

  private async one(named: string): Promise<ApiAnswer> {
    const { fault, present } = await this.keeper.find(named);
    if (fault) return { status: 200, body: { ...view(fault), present } };
    return { status: 404, body: { error: { code: 'UNKNOWN_FAULT', message: 'No fault of this name is known.', path: null }, present } };
  }

  private async remove(named: string): Promise<ApiAnswer> {
    if (await this.keeper.remove(named)) return { status: 204, body: null };
    return refusal(503, 'FORWARDER_DOWN', 'The forwarder did not confirm; removing is tried again.');
  }

  private targetViews(): unknown[] {
    const active = this.keeper.active();
    return this.targets.map(({ name: target, listen, upstream }) => ({
      name: target,
      kind: 'proxy',
      listen,
      upstream,
      fault: active.find((fault) => fault.target === target)?.name ?? null,
    }));
  }
}

function view({ target, kind, ...record }: FaultRecord): object {
  return { ...record, target: target || null, kind: kind || null };
}

function badBody(error: z.ZodError): ApiAnswer {
  const issue = error.issues[0];
  return refusal(400, 'BAD_REQUEST', issue?.message ?? 'not valid', issue?.path.join('.') ?? null);
}

/** An answer that says no. `path` is dotted, into the body; null when it is not about one field. */
export function refusal(status: number, code: string, message: string, path: string | null = null): ApiAnswer {
  return { status, body: { error: { code, message, path } } };
}
