import { v7, validate } from 'uuid';

/** Where identifiers come from. Always made in the application, never by the database, so that a row's id is known before it is written. */
export abstract class IdSource {
  /** A new UUIDv7: unique, and sorted by time of making. */
  abstract next(): string;
}

export class UuidSource extends IdSource {
  next(): string {
    return v7();
  }
}

/** True when the text is a UUID; a malformed id is answered like a missing one (NOT_FOUND). */
export const isId = (text: string): boolean => validate(text);
