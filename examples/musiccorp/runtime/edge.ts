import { BrokenCircuitError, BulkheadRejectedError } from 'cockatiel';
import { CallError, CallerGone } from './call-errors';
import { breakerWord, type EdgePolicy, type EdgeTraits, edgePolicy } from './edge-policy';
import { callJson, type JsonRequest } from './json-client';
import type { Log } from './log';
import type { Switches } from './switches';

/** Ends a call that nobody else ends; far above any patience a caller has. */
const SOCKET_CEILING_MS = 30_000;

interface EdgeState {
  calls: number;
  tries: number;
  failures: number;
  breaker: 'none' | 'closed' | 'open' | 'half-open';
}

/** All calls from one service to another: one port to dial, one set of policies that follows the switches. */
export class Edge {
  private protection!: EdgePolicy;
  private calls = 0;
  private tries = 0;
  private failures = 0;

  constructor(
    readonly name: string,
    readonly port: number,
    traits: EdgeTraits,
    switches: Switches,
    log: Log,
  ) {
    const build = () => {
      this.protection = edgePolicy(traits, switches.current);
      const { breaker } = this.protection;
      breaker?.onBreak(() => log('circuit-opened', { edge: name }));
      breaker?.onReset(() => log('circuit-closed', { edge: name }));
    };
    switches.onChange(build);
    build();
  }

  get state(): EdgeState {
    return { calls: this.calls, tries: this.tries, failures: this.failures, breaker: breakerWord(this.protection.breaker) };
  }

  /**
   * Calls the other service under the policies in force.
   * @returns the JSON body of a 2xx answer, in the shape the callee documents
   * @throws CallError without a usable answer, CallerGone when the signal aborted
   */
  async call<T>(request: JsonRequest, signal?: AbortSignal, ceilingMs = SOCKET_CEILING_MS): Promise<T> {
    this.calls += 1;
    this.protection.budget?.earn();
    try {
      return await this.protection.policy.execute((context) => this.attempt<T>(request, context.signal, ceilingMs, signal), signal);
    } catch (error) {
      if (signal?.aborted) throw new CallerGone();
      this.failures += 1;
      if (error instanceof BrokenCircuitError) throw new CallError(this.name, 'refused', null, 'the circuit is open');
      if (error instanceof BulkheadRejectedError) throw new CallError(this.name, 'refused', null, 'the compartment is full');
      throw error;
    }
  }

  private async attempt<T>(request: JsonRequest, patience: AbortSignal, ceilingMs: number, caller?: AbortSignal): Promise<T> {
    if (caller?.aborted) throw new CallerGone();
    this.tries += 1;
    const answer = await callJson(this.port, request, { signal: patience, ceilingMs }).catch((error: Error) => {
      if (caller?.aborted) throw new CallerGone();
      if (patience.aborted) throw new CallError(this.name, 'timeout', null, 'no answer in time');
      throw new CallError(this.name, 'unreachable', null, error.message);
    });
    if (answer.status >= 200 && answer.status < 300) return answer.body as T;
    throw new CallError(this.name, 'broken', answer.status, `answered ${answer.status}${explanation(answer.body)}`);
  }
}

/** The reason a service gave, so that the first caller can read where in the chain it went wrong. */
function explanation(body: unknown): string {
  const message = (body as { error?: { message?: unknown } } | null)?.error?.message;
  return typeof message === 'string' ? ` (${message.slice(0, 200)})` : '';
}
