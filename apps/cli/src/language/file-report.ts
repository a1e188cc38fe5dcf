import type { Finding } from '@blameless';

/** A file of the call. */
export interface FileReport {
  path: string;
  text: string;
  findings: Finding[];
  /** Null when the file was checked. */
  unchecked: Unchecked | null;
}

/** Why a file was not checked: `error` fails the call, `warning` is said on standard error, `note` is a matter of its language. */
export interface Unchecked {
  reason: string;
  level: 'error' | 'warning' | 'note';
}
