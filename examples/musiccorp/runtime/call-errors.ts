/** A refusal that a service answers with on purpose. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

type CallTrouble = 'unreachable' | 'timeout' | 'refused' | 'broken';

/** A call to another service that brought no usable answer. */
export class CallError extends Error {
  constructor(
    /** Edge name, such as `order-to-catalog`. */
    readonly edge: string,
    readonly trouble: CallTrouble,
    /** Status of the answer when there was one. */
    readonly status: number | null,
    message: string,
  ) {
    super(`${edge}: ${message}`);
  }

  /** A 4xx says that the request is wrong: the callee is well, and trying again changes nothing. */
  get calleeIsTroubled(): boolean {
    return this.status === null || this.status >= 500;
  }
}

/** Whoever asked has left; nobody waits for the answer any more. */
export class CallerGone extends Error {
  constructor() {
    super('the caller has left');
  }
}

/** What to answer when handling a request ended in this error. */
export function answerFor(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof HttpError) return { status: error.status, code: error.code, message: error.message };
  if (error instanceof CallerGone) return { status: 499, code: 'CALLER_GONE', message: error.message };
  if (error instanceof CallError) {
    if (!error.calleeIsTroubled && error.status) return { status: error.status, code: 'REFUSED_DOWNSTREAM', message: error.message };
    return { status: statusOf(error), code: `DOWNSTREAM_${error.trouble.toUpperCase()}`, message: error.message };
  }
  return { status: 500, code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
}

function statusOf(error: CallError): number {
  if (error.status === 503 || error.status === 504) return error.status;
  return { timeout: 504, refused: 503, unreachable: 502, broken: 502 }[error.trouble];
}
