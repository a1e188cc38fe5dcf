import { FaultClock } from './fault-clock';
import { type EndedBy, type FaultRecord, isSameFault } from './fault-record';
import type { ForwarderReply, ForwarderRequest, HeldFault, ProxyFault } from './forwarder/protocol';
import { serial } from './serial';
import type { StateFile } from './state-file';

/** Ended names are kept so that a late request cannot arm them again, and so that the driver can read how they ended. */
const KEEP_ENDED_MS = 24 * 3_600_000;
const KEEP_ENDED = 1_000;

/** A checked request for a fault. Times in milliseconds. */
export interface ArmRequest {
  name: string;
  target: string;
  kind: ProxyFault['kind'];
  params: Record<string, unknown>;
  ttlMs: number;
  leaseMs: number;
  runId: string | null;
}

export type ArmAnswer =
  | { result: 'created' | 'adopted'; fault: FaultRecord }
  | { result: 'NAME_TAKEN' | 'NAME_ENDED' | 'UNKNOWN_TARGET' | 'TARGET_BUSY' | 'FORWARDER_DOWN' };

/** What the keeper needs of the forwarder. */
export interface ForwarderPort {
  ask(request: ForwarderRequest): Promise<ForwarderReply>;
}

/** Called for each change, for the log. */
export type KeeperLog = (event: 'armed' | 'ended' | 'adopted' | 'unknown_dropped', details: Record<string, unknown>) => void;

/** Owns the faults of the agent: one at a time per target, each under deadline and lease, on disk before it is made. */
export class FaultKeeper {
  private readonly faults = new Map<string, FaultRecord>();
  private readonly clocks = new Map<string, FaultClock>();
  private readonly oneByOne = serial();

  constructor(
    private readonly state: StateFile,
    private readonly forwarder: ForwarderPort,
    private readonly targets: ReadonlySet<string>,
    private readonly log: KeeperLog,
  ) {}

  /** Takes up what was left by the process before: adopts what the forwarder still holds, ends the rest. */
  recover(): Promise<void> {
    return this.oneByOne(async () => {
      const now = new Date();
      for (const record of this.state.load()) {
        this.faults.set(record.name, record);
        if (record.state !== 'ended') this.clocks.set(record.name, FaultClock.ofRecord(record, now));
      }
      await this.compare(await this.list());
    });
  }

  /** Makes a fault. The same name again finds the first one; a name is used once. */
  arm(request: ArmRequest): Promise<ArmAnswer> {
    return this.oneByOne(async () => {
      const known = this.faults.get(request.name);
      if (known?.state === 'ended') return { result: 'NAME_ENDED' };
      if (known) return isSameFault(known, request) ? { result: 'adopted', fault: known } : { result: 'NAME_TAKEN' };
      if (!this.targets.has(request.target)) return { result: 'UNKNOWN_TARGET' };
      if (this.active().some((fault) => fault.target === request.target)) return { result: 'TARGET_BUSY' };
      return this.make(request);
    });
  }

  private async make({ ttlMs, ...request }: ArmRequest): Promise<ArmAnswer> {
    const now = Date.now();
    const record: FaultRecord = {
      ...request,
      state: 'arming',
      since: null,
      deadline: iso(now + ttlMs),
      leaseUntil: iso(now + request.leaseMs),
      endedAt: null,
      endedBy: null,
    };
    this.faults.set(record.name, record);
    this.clocks.set(record.name, new FaultClock(ttlMs, request.leaseMs));
    this.save();
    const fault = { ...request.params, kind: request.kind } as ProxyFault;
    const { name, target, leaseMs } = record;
    const held = await this.tryAsk({ op: 'arm', name, target, fault, remainingMs: ttlMs, leaseMs });
    const made = held?.find((one) => one.name === record.name);
    if (!made) {
      // Whether it was made or not: it is not wanted any more, and `compare` drops it if it turns up.
      await this.tryAsk({ op: 'disarm', name: record.name });
      this.finish(record, 'not_armed');
      return { result: 'FORWARDER_DOWN' };
    }
    Object.assign(record, { state: 'active', since: iso(made.since) });
    this.save();
    this.log('armed', { name: record.name, target: record.target, kind: record.kind, ttlMs });
    return { result: 'created', fault: record };
  }

  /** Ends a fault; harmless for one that has ended or never was. False when the forwarder did not confirm: it is tried again. */
  remove(name: string): Promise<boolean> {
    return this.oneByOne(async () => {
      const record = this.faults.get(name);
      if (!record) this.finish(unmade(name), 'deleted');
      return record && record.state !== 'ended' ? this.end(record, 'deleted') : true;
    });
  }

  /** Starts the lease of the given faults anew and returns the names that are still held. */
  renew(pick: { names: readonly string[]; runId: string | null }): Promise<string[]> {
    return this.oneByOne(async () => {
      const held = this.active().filter(({ name, runId }) => pick.names.includes(name) || (runId !== null && runId === pick.runId));
      const alive = held.filter(({ name }) => !this.clocks.get(name)?.due());
      for (const record of alive) {
        const clock = this.clocks.get(record.name);
        clock?.renew(record.leaseMs);
        record.leaseUntil = iso(Date.now() + record.leaseMs);
        await this.tryAsk({ op: 'renew', name: record.name, leaseMs: record.leaseMs });
      }
      if (alive.length > 0) this.save();
      return alive.map(({ name }) => name);
    });
  }

  /** Ends what is due. Called several times a second. */
  endDue(): Promise<void> {
    return this.oneByOne(async () => {
      for (const record of this.active()) {
        const by = this.clocks.get(record.name)?.due();
        if (by) await this.end(record, by);
      }
    });
  }

  /** Brings our list and the forwarder's in line. Rejects when the forwarder does not answer. */
  reconcile(): Promise<void> {
    return this.oneByOne(async () => this.compare(await this.list()));
  }

  /** Ends every fault. False when the forwarder did not confirm one of them. */
  endAll(by: EndedBy): Promise<boolean> {
    return this.oneByOne(async () => {
      const results: boolean[] = [];
      for (const record of this.active()) results.push(await this.end(record, by));
      return results.every(Boolean);
    });
  }

  /** One fault by name, ended ones included; with what the forwarder says right now: null when it does not answer. */
  async find(name: string): Promise<{ fault: FaultRecord | null; present: boolean | null }> {
    const held = await this.tryAsk({ op: 'list' });
    return { fault: this.faults.get(name) ?? null, present: held ? held.some((one) => one.name === name) : null };
  }

  /** Faults that have not ended. */
  active(): FaultRecord[] {
    return [...this.faults.values()].filter(({ state }) => state !== 'ended');
  }

  private async compare(held: readonly HeldFault[]): Promise<void> {
    for (const record of this.active()) {
      const clock = this.clocks.get(record.name);
      const there = held.find((one) => one.name === record.name);
      if (!there) {
        this.finish(record, record.state === 'arming' ? 'not_armed' : (clock?.due(true) ?? 'forwarder_lost'));
        continue;
      }
      if (record.state === 'arming') {
        Object.assign(record, { state: 'active', since: iso(there.since) });
        this.log('adopted', { name: record.name, target: record.target });
        this.save();
      }
      // The forwarder counted on while we were away; a wall clock that was set back must not give more time.
      clock?.limit(there.remainingMs, there.leaseMs);
      const by = clock?.due();
      if (by) await this.end(record, by);
    }
    for (const { name } of held) {
      if (this.active().some((record) => record.name === name)) continue;
      this.log('unknown_dropped', { name });
      await this.tryAsk({ op: 'disarm', name });
    }
  }

  private async end(record: FaultRecord, by: EndedBy): Promise<boolean> {
    const held = await this.tryAsk({ op: 'disarm', name: record.name });
    if (!held || held.some((one) => one.name === record.name)) {
      this.clocks.get(record.name)?.end(by);
      return false;
    }
    this.finish(record, by);
    return true;
  }

  private finish(record: FaultRecord, by: EndedBy): void {
    Object.assign(record, { state: 'ended', endedAt: iso(Date.now()), endedBy: by });
    this.faults.set(record.name, record);
    this.clocks.delete(record.name);
    this.save();
    this.log('ended', { name: record.name, target: record.target, endedBy: by });
  }

  private save(): void {
    const ended = [...this.faults.values()].filter(({ state }) => state === 'ended');
    const tooOld = ended.filter(
      ({ endedAt }, i) => i < ended.length - KEEP_ENDED || Date.parse(endedAt ?? '') < Date.now() - KEEP_ENDED_MS,
    );
    for (const { name } of tooOld) this.faults.delete(name);
    this.state.save([...this.faults.values()]);
  }

  private async list(): Promise<HeldFault[]> {
    const reply = await this.forwarder.ask({ op: 'list' });
    if (!reply.ok) throw new Error(reply.error);
    return reply.faults;
  }

  private async tryAsk(request: ForwarderRequest): Promise<HeldFault[] | null> {
    const reply = await this.forwarder.ask(request).catch(() => null);
    return reply?.ok ? reply.faults : null;
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

function unmade(name: string): FaultRecord {
  const now = iso(Date.now());
  return {
    name,
    target: '',
    kind: '',
    params: {},
    runId: null,
    state: 'ended',
    since: null,
    deadline: now,
    leaseMs: 0,
    leaseUntil: now,
    endedAt: now,
    endedBy: null,
  };
}
