import { rule } from './rule';

export const HUMAN_ERROR = [
  rule(
    [
      '(?:human|operator|engineer|personnel|developer|admin|administrator|dba|technician|manual|staff|employee|pilot|people|worker|programmer|sysadmin|man made|nurse|surgeon|clinician|cashier|clerk|crew) (?:err|errors?|mistakes?|failures?|faults?|oversights?|slips?|negligence|lapses?|failings?)',
      'user (?:errors?|mistakes?)',
      '(?:<worker>|who)(?: s)? (?:own )?(?:mistakes?|error|slip)',
      '(?:human|people) (?:cause|failing)',
      '(?:root cause|cause|rc)(?: is| one)? human(?! factors?)',
      'human got it wrong',
      'personal error',
    ],
    {
      unless: [
        '(?<!human )errors? (?:messages?|rates?|codes?|pages?|budgets?|logs?|texts?|count|shown|screens?)',
        'proofing',
        'tolerance',
        'not human',
      ],
    },
  ),
  rule(
    [
      '(?:mistakes?|errors?|violations?|slips?|oversights?|typos?|negligence|fault|blunders?|lapses?) (?:made |committed |done )?(?:by|of|from)(?: the| a| an| which)? ?(?:\\w+ )?(?:<person>|<worker>)',
      '(?:mistakes?|errors?|typos?|slips?) (?:made by|by$)',
      '(?:wrong|unsafe) (?:\\w+ ){1,2}by (?:the |a )?<worker>',
      '<worker> in error',
      '(?:forgotten|omitted) by (?:the |a )?<worker>',
      'mistakes? did (?:the )?(?:<group>)',
      '(?:wrong|incorrect) (?:action|step|click|command|key|input|entry)s? (?:by|of)(?: the| a)? <worker>',
      'human (?:cause|factor cause)',
      'non ?compliant (?:user|person|employee|engineer)',
      'mistakes? (?:was |were )?made',
      '(?:what|which|human) (?:mistake|blunder)',
      'forgetfulness',
      'slips? (?:or )?lapses?',
      'member of staff erred',
    ],
    { unless: ['users? (?:saw|see|report)', 'seen by', 'errors? seen', 'reported by', 'number of'] },
  ),
  rule(['fat finger(?:ed|ing)?', 'fingers? trouble', 'pebkac', 'id ?10 ?t', 'layer (?:8|eight)'], {
    unless: ['limits?', 'checks?', 'guards?', 'protection', 'thresholds?'],
  }),
];
