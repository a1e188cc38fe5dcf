import { anyOf, rule } from './rule';

export const SINGLE_CAUSE = [
  rule(
    [
      '(?:one|single|only|sole|true|real|lone|exact|definitive|ultimate|singular|final) (?:\\w+ )?(?:cause|culprit|reason)',
      '(?:one|single|only|sole|true|lone|singular) (?:root )?factor',
      'cause one only',
      '(?:root cause|rc) single',
      '^the (?:root )?cause$',
      '(?:sole|only|single|one) rc',
      '(?:one|1) and only',
      'only driver',
      '(?:all )?boils down to',
      'which one thing',
      'one (?:thing|cause) (?:that|which|to blame)',
      '(?:single|only) thing (?:that|which|to)',
      '(?:all )?other causes (?:are |were )?(?:ruled out|excluded)',
    ],
    {
      unless: [
        'no single',
        'not? (?:a )?single',
        'never (?:a |one |just )?(?:single|one|only)?',
        'than one',
        'one of',
        'one (?:cause )?or more',
        'read only',
        'for one',
      ],
    },
  ),
];

const ABOUT_CAUSES = anyOf([
  'causes?',
  'root',
  'reasons?',
  'why',
  'explanations?',
  'conclusion',
  'culprits?',
  'caused',
  'rc',
  'contributed',
]);
const CLOSES = anyOf([
  '(?:exactly|only|just|max|maximum|at most|no more than|limited to|must be|pick|choose|select) (?:the |a )?(?:one|1|single)(?! or| per| of)',
  '(?:one|1) (?:and )?(?:only|final)',
  'one word',
  '(?:drop|ignore|leave out) the (?:rest|others)',
  '(?:one|1|a single|single) (?:answer|cause|reason|code|entry|choice|factor|explanation|item)(?: only| per form)',
  '(?:single|one) answer',
  'one (?:reason|cause|answer|explanation)$',
  'only be one',
  'other causes? must be no',
  'the final one',
  'no (?:other|further|additional|second|more) (?:causes?|factors?|reasons?|entries|answers?|explanations?|contributors?)',
  '(?:other|further|additional|second) (?:causes?|factors?|reasons?|entries|answers?) (?:are|is|will be) (?:not|rejected|refused|ignored)',
  '(?:not|never|don ?t) (?:\\w+ )?(?:several|multiple|more than (?:one|1)|two)',
  'several (?:\\w+ ){0,2}not (?:accepted|allowed)',
  '(?:everything|anything|all) else is',
]);
const STAYS_OPEN = anyOf([
  'more than one (?:is|are|may|can)',
  'at least one',
  'one or more',
  'stop at (?:the )?(?:one|first)',
  'as many',
  'categor(?:y|ies)',
  'never (?:just |only )?one',
  'not (?:just|only) one',
  'rarely',
]);

/** Whether a field about causes takes several. */
export const takesSeveral = (words: string): boolean => ABOUT_CAUSES.test(words) && STAYS_OPEN.test(words);

/** Whether a field about causes closes after one: the label says what it is about, and often only the help says how many. */
export function closesAfterOne(words: string): boolean {
  return ABOUT_CAUSES.test(words) && CLOSES.test(words) && !STAYS_OPEN.test(words);
}
