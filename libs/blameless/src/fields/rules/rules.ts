import { HUMAN_ERROR } from './human-error';
import { JUDGEMENT } from './judgement';
import { ONCALL } from './oncall';
import { PERSON_CAUSE, TYPED_ONCALL, TYPED_PERSON_CAUSE, TYPED_PUNISHMENT } from './person-cause';
import { PUNISHMENT } from './punishment';
import type { FieldRule } from './rule';
import { SINGLE_CAUSE } from './single-cause';

export const FIELD_CATEGORIES = ['person-cause', 'oncall', 'punishment', 'judgement', 'human-error', 'single-cause'] as const;
/** What a refused field asks for. */
export type FieldCategory = (typeof FIELD_CATEGORIES)[number];

/** In order of what is meant most where several are met and the rules judge alone. */
const RULES: readonly (readonly [FieldCategory, readonly FieldRule[]])[] = [
  ['single-cause', SINGLE_CAUSE],
  ['punishment', PUNISHMENT],
  ['judgement', JUDGEMENT],
  ['person-cause', PERSON_CAUSE],
  ['human-error', HUMAN_ERROR],
  ['oncall', ONCALL],
];
const TYPED_RULES: typeof RULES = [
  ['punishment', TYPED_PUNISHMENT],
  ['person-cause', TYPED_PERSON_CAUSE],
  ['oncall', TYPED_ONCALL],
];

const SAYS_NOT_TO = /^(?:no|not|without) |\bblameless\b|\bblame free\b/;

/** What words ask for that they may not; `context` is the help beside a label. */
export function askedBy(words: string, context = ''): FieldCategory[] {
  if (SAYS_NOT_TO.test(words)) return [];
  return matching(RULES, words, context);
}

/** What a label asks for only because its field is to hold a person. */
export const askedByType = (words: string): FieldCategory[] => matching(TYPED_RULES, words, '');

function matching(rules: typeof RULES, words: string, context: string): FieldCategory[] {
  const meets = ({ pattern, unless, context: other }: FieldRule) =>
    pattern.test(words) && !unless?.test(words) && !other?.test(words) && !other?.test(context);
  return rules.flatMap(([category, list]) => (list.some(meets) ? category : []));
}

/** Words the rules know; a near miss in a label is read as one of them. */
export const FIELD_VOCABULARY: ReadonlySet<string> = new Set(
  'person people individual engineer developer employee operator responsible accountable culprit offender perpetrator guilty blame blamed fault mistake error human manual caused cause broken introduced triggered whose sanction sanctions punishment reprimand disciplinary discipline penalty warning consequences performance rating negligent negligence careless carelessness incompetent incompetence competence judgement attitude oncall pager holder duty manager shift standby paged acknowledged single involved committer violation oversight retraining accountability technician administrator responder skill personnel root primary'.split(
    ' ',
  ),
);
