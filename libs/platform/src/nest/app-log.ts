/** Structured log; secrets are redacted by whoever makes it. */
export abstract class AppLog {
  abstract info(fields: Record<string, unknown>, message: string): void;
  abstract warn(fields: Record<string, unknown>, message: string): void;
  abstract error(fields: Record<string, unknown>, message: string): void;
}
