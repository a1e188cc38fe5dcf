import { COUNTERFACTUAL_RULES } from './counterfactual.rules';
import { WIDER_RULES } from './counterfactual-wider.rules';
import { HINDSIGHT_RULES } from './hindsight.rules';
import { HUMAN_ERROR_RULES } from './human-error.rules';
import { IDIOM_RULES } from './idiom.rules';
import { JUDGEMENT_RULES } from './judgement.rules';
import { JUDGEMENT_PREDICATE_RULES } from './judgement-predicate.rules';
import { NAME_CAUSE_RULES } from './name-cause.rules';
import { NAME_CAUSE_IMPLIED_RULES } from './name-cause-implied.rules';
import { NORMATIVE_RULES } from './normative.rules';
import { ONCALL_RULES } from './oncall-identity.rules';
import { PUNISHMENT_RULES } from './punishment.rules';
import type { Rule } from './rule';
import { SINGLE_CAUSE_RULES } from './single-cause.rules';
import { UNLISTED_RULES } from './unlisted.rules';
import { WEIGHED_RULES } from './weighed.rules';
import { WRITING_RULES } from './writing.rules';

/** Changes whenever a built-in rule changes its mind about a text. */
export const RULES_VERSION = '2.1.0';

/** All built-in rules. */
export const BUILTIN_RULES: readonly Rule[] = [
  ...NAME_CAUSE_RULES,
  ...NAME_CAUSE_IMPLIED_RULES,
  ...PUNISHMENT_RULES,
  ...HUMAN_ERROR_RULES,
  ...ONCALL_RULES,
  ...COUNTERFACTUAL_RULES,
  ...JUDGEMENT_RULES,
  ...JUDGEMENT_PREDICATE_RULES,
  ...NORMATIVE_RULES,
  ...HINDSIGHT_RULES,
  ...SINGLE_CAUSE_RULES,
  ...IDIOM_RULES,
  ...WIDER_RULES,
  ...UNLISTED_RULES,
  ...WEIGHED_RULES,
  ...WRITING_RULES,
];
