import type { ParsedActionItem } from '../parsed-postmortem';

type Kind = NonNullable<ParsedActionItem['kind']>;

const KINDS: readonly [Kind, RegExp][] = [
  ['prevent', /^prevent(?:s|ion|ive|ative)?$/i],
  ['detect', /^(?:detect(?:s|ion|ive)?|monitoring|alerting)$/i],
  ['mitigate', /^mitigat(?:es?|ion|ive)$/i],
  ['respond', /^(?:respond|response)$/i],
  ['learn', /^(?:learn(?:ing)?|documentation|investigat(?:e|ion))$/i],
];

/** The kind of action that a word in a report means; null for another word. */
export const kindOf = (word: string): Kind | null => KINDS.find(([, pattern]) => pattern.test(word.trim()))?.[0] ?? null;

/** How far an action is that a report calls so. Null for everything that only evidence or a reason could show, such as "done". */
export function progressOf(status: string): 'idea' | 'committed' | 'in_progress' | null {
  const words = status
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  if (/^(?:idea|open|new|to ?do|backlog|proposed|not started|pending)$/.test(words)) return 'idea';
  if (/^(?:committed|planned|accepted|scheduled|agreed|assigned)$/.test(words)) return 'committed';
  return /^(?:in progress|ongoing|started|doing|wip|under way|underway|in review)$/.test(words) ? 'in_progress' : null;
}
