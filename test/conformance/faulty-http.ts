import type { HttpCall } from '@chaos/engine';

/** A network between driver and target side that can be made to fail. */
export class FaultyHttp {
  private next: 'lose' | 'fail' | null = null;
  private cut: 'refused' | 'hang' | null = null;

  constructor(private readonly real: HttpCall) {}

  loseNextAnswer(): void {
    this.next = 'lose';
  }

  failNext(): void {
    this.next = 'fail';
  }

  cutOff(how: 'refused' | 'hang'): void {
    this.cut = how;
  }

  reconnect(): void {
    this.cut = null;
  }

  /** The call to hand to a driver. */
  readonly call: HttpCall = async (request) => {
    const { next } = this;
    this.next = null;
    if (this.cut === 'refused') throw new Error('connection refused');
    if (this.cut === 'hang') return hang(request.signal, request.timeoutMs);
    if (next === 'fail') return { status: 500, body: '{"error":{"code":"INTERNAL","message":"made to fail","path":null}}' };
    const answer = await this.real(request);
    if (next === 'lose') throw new Error('connection reset');
    return answer;
  };
}

/** Rejects at the signal or when the time is over. */
function hang(signal: AbortSignal, timeoutMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(new Error('aborted'));
    const timer = setTimeout(() => reject(new Error('time-out')), timeoutMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('aborted'));
    });
  });
}
