/** A step of the demo that did not happen; the message says which and why. */
export class DemoFailure extends Error {}

/** Ends the demo unless this is so. Everything the demo tells was seen, not assumed. */
export function must(condition: unknown, message: string): asserts condition {
  if (!condition) throw new DemoFailure(message);
}
