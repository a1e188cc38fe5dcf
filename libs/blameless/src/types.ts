import type { NameContext } from './grammar/names';
import type { SubjectKind } from './grammar/sentence';
import type { Category, Severity } from './rules/rule';
import type { RuleOptions } from './rules/rule-set';

/** What part of a document the text is; `thanks` lets people be the reason, `actions` allows owners, `timeline` allows neutral actors. */
export type Section = 'summary' | 'timeline' | 'actions' | 'thanks' | 'factors' | 'other';

export interface CheckOptions {
  /** Default `markdown`. */
  format?: 'markdown' | 'plain';
  /** Default: by the headings of the text, else `other`. */
  section?: Section;
  /** People, teams, services and tools of the instance: the largest single gain in quality. */
  context?: NameContext;
  /** Rules to switch off, on or add. Keep the object: compiled rules are cached on it. */
  rules?: RuleOptions;
}

/** A replacement of `start`–`end` of the original text. Never invents facts, never blames itself. */
export interface Rewrite {
  start: number;
  end: number;
  text: string;
}

export interface Finding {
  ruleId: string;
  category: Category;
  severity: Severity;
  /** UTF-16 offsets: `text.slice(start, end) === finding.text`. */
  start: number;
  end: number;
  text: string;
  /** Who carries the sentence; null when no subject was needed. */
  subject: { kind: SubjectKind; text: string } | null;
  message: string;
  /** At least one. */
  questions: readonly string[];
  /** Often empty. */
  rewrites: Rewrite[];
  /** 0 to 1. */
  confidence: number;
}

export interface CheckStats {
  words: number;
  sentences: number;
  /** Words in paragraphs of another language than English, which were passed over. */
  uncheckedWords: number;
  rulesVersion: string;
}

/** `checked: false` means that nothing can be said, never that the text is clean. */
export type CheckResult =
  | { checked: true; findings: Finding[]; stats: CheckStats }
  | { checked: false; reason: string; findings: []; stats: CheckStats };
