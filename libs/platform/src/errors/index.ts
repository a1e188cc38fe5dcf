/** Errors that are part of the API. `code` becomes `extensions.code`; anything else is answered as INTERNAL without details. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** Missing, malformed or invisible: always the same answer. */
export class NotFoundError extends AppError {
  constructor(what = 'Nothing') {
    super('NOT_FOUND', `${what} with this id was found, or you may not see it.`);
  }
}

/** Visible, but the actor lacks the right. */
export class ForbiddenError extends AppError {
  constructor(message = 'You may see this, but you do not have the right to do that.') {
    super('FORBIDDEN', message);
  }
}

/** No session or token, or one that has ended. */
export class UnauthenticatedError extends AppError {
  constructor(message = 'Sign in first: no valid session or API token came with this request.') {
    super('UNAUTHENTICATED', message);
  }
}

/** Something this request needs is down; try again later. */
export class UnavailableError extends AppError {
  constructor(message: string) {
    super('UNAVAILABLE', message);
  }
}

/** One reason why a mutation was refused; shown to clients as a `userError`. */
export interface Refusal {
  /** Stable, upper snake case, for programs. */
  code: string;
  /** For people: what is wrong and what would be right. */
  message: string;
  /** Path of the input field it is about, from `input` on; empty when it is about the whole. */
  path?: readonly string[];
}

/**
 * Thrown inside a transaction to refuse it: everything written so far is rolled back and the refusals become `userErrors`.
 * `ids` name the objects to show as they stand now, for example after a revision conflict.
 */
export class Refused extends Error {
  constructor(
    readonly refusals: readonly Refusal[],
    readonly ids: Readonly<Record<string, string>> = {},
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(refusals.map((refusal) => refusal.message).join(' '));
    this.name = 'Refused';
  }
}

/** Refuses the running mutation with one reason. */
export function refuse(code: string, message: string, path: readonly string[] = []): never {
  throw new Refused([{ code, message, path }]);
}

/** Refuses when there is at least one reason. */
export function refuseAll(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals);
}

/** Refuses an edit of something that changed since it was read; the payload shows it as it stands now beside what was sent. */
export function refuseConflict(expected: number, actual: number, ids: Record<string, string>, extra: Record<string, unknown> = {}): void {
  if (expected === actual) return;
  throw new Refused(
    [
      {
        code: 'REVISION_CONFLICT',
        message: `You read revision ${expected}, but it is at revision ${actual} now. Read it again, merge, and send revision ${actual}.`,
        path: ['input', 'expectedRevision'],
      },
    ],
    ids,
    extra,
  );
}
