import type { Category, Rule } from './rule';

/** One rule per category for sentences that meet no pattern but whose words, taken together, weigh like blame (`weigh/`). Always a warning: a guess holds nothing back. */
const weighed = (category: Category, message: string, flag: string, pass: string): Rule => ({
  id: `${category}.weighed`,
  category,
  severity: 'warning',
  weighed: true,
  patterns: [],
  message,
  examples: { flag: [flag], pass: [pass] },
});

export const WEIGHED_RULES: readonly Rule[] = [
  weighed(
    'name-cause',
    'The sentence as a whole points at a person or team as the cause.',
    'It was Marit’s shell script that put the whole shop on its knees.',
    'Marit’s shell script restarted the shop after the repair.',
  ),
  weighed(
    'judgement',
    'The sentence as a whole judges the people in it.',
    'The night crew could not be bothered to read their own runbook.',
    'The night crew read the runbook and called the vendor.',
  ),
  weighed(
    'punishment',
    'The sentence as a whole speaks of a sanction.',
    'From now on she is not allowed near the database and her manager has been told.',
    'From now on the database accepts writes from two hosts.',
  ),
  weighed(
    'oncall-identity',
    'The sentence as a whole says who was on call.',
    'The pager was with Olumide that weekend.',
    'The on-call engineer acknowledged the page after four minutes.',
  ),
  weighed(
    'counterfactual',
    'The sentence as a whole speaks of what people did not do.',
    'One phone call from the reviewers would have spared us the night.',
    'One phone call from the vendor confirmed the plan.',
  ),
  weighed(
    'human-error',
    'The sentence as a whole explains the incident by a slip of a person.',
    'Somebody mistyped the zone, and that is how it happened.',
    'The form takes the zone from the ticket.',
  ),
  weighed(
    'hindsight',
    'The sentence as a whole presents the outcome as plain beforehand.',
    'Everybody in the room could see it coming for weeks.',
    'The graph of the last weeks shows a slow rise.',
  ),
  weighed(
    'single-cause',
    'The sentence as a whole closes the analysis on one cause.',
    'The full disk did it, and there is nothing more to find.',
    'The full disk was one of four conditions.',
  ),
  weighed(
    'normative',
    'The sentence as a whole grades human work.',
    'The handover was thrown together at the last minute and left much to be desired.',
    'The handover took place at eight.',
  ),
];
