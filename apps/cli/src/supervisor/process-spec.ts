/** One child of the supervisor. */
export interface ProcessSpec {
  name: string;
  /** Compiled entry, absolute. */
  script: string;
  args?: string[];
  /** Added to the environment that all children share. */
  env?: Record<string, string>;
  /** How long it may take to leave after SIGTERM before it is killed; ms. */
  graceMs: number;
}
