import type { HttpCall, HttpRequest } from '@chaos/engine';

interface FakeFault {
  name: string;
  target: string;
  kind: string;
  since: Date;
  until: number;
  endedAt: Date | null;
}

/** A chaos tool in memory, with a small HTTP-like API; what the faulty fake driver talks to. */
export class FakeTargetSide {
  private readonly faults: FakeFault[] = [];
  stuck = false;

  constructor(private readonly targets: readonly string[]) {}

  /** Faults that are there now. */
  present(): FakeFault[] {
    for (const fault of this.faults) if (!fault.endedAt && fault.until <= Date.now()) fault.endedAt = new Date(fault.until);
    return this.faults.filter(({ endedAt }) => endedAt === null);
  }

  /** Answers requests: POST /f, GET /f, GET /f/name, DELETE /f/name. POST with a name that is there finds it, unless `again` is asked for. */
  readonly call: HttpCall = async ({ method, url, body }) => this.answer(method, url.replace(/^.*\/f\/?/, ''), body);

  private answer(method: HttpRequest['method'], name: string, body: string | null): { status: number; body: string } {
    const present = this.present();
    if (method === 'POST') {
      const { ms, again, ...wanted } = JSON.parse(body ?? '{}') as {
        name: string;
        target: string;
        kind: string;
        ms: number;
        again?: boolean;
      };
      const there = present.find((one) => one.name === wanted.name);
      if (there && !again) return { status: 201, body: JSON.stringify(there) };
      if (!this.targets.includes(wanted.target)) return { status: 404, body: '{}' };
      const fault = { ...wanted, since: new Date(), until: Date.now() + ms, endedAt: null };
      this.faults.push(fault);
      return { status: 201, body: JSON.stringify(fault) };
    }
    if (name === '') return { status: 200, body: JSON.stringify(present) };
    const fault = present.find((one) => one.name === name) ?? this.faults.findLast((one) => one.name === name);
    if (method === 'DELETE') {
      const first = present.find((one) => one.name === name);
      if (first && !this.stuck) first.endedAt = new Date();
      return { status: first ? 204 : 404, body: '' };
    }
    return fault ? { status: 200, body: JSON.stringify(fault) } : { status: 404, body: '{}' };
  }
}
