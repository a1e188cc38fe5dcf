import type { SubjectKind } from '../grammar/sentence';
import type { Rule } from './rule';

/** Whoever does what only people do is a person, also where no list knows the word: “the stoker should have told”. */
const UNLISTED: SubjectKind[] = ['unknown'];

export const UNLISTED_RULES: readonly Rule[] = [
  {
    id: 'counterfactual.unlisted',
    category: 'counterfactual',
    patterns: [
      '[ should|ought|could|might not? to? @ly|also|just|simply|at|never|then|probably|really|all|surely? least? have|of @ly|already|also|just|never|at? least? been? @humanact:part|@humanact:ing ]',
      '[ should|ought|could not? to? have been ..2 @part ] by|earlier|sooner|beforehand',
    ],
    subject: UNLISTED,
    unless: ['nobodyCould', 'userSubject'],
    examples: {
      flag: ['The stoker should have told the second shift.', 'The tram depot ought to have warned us in April.'],
      pass: ['The proxy should have told the client to retry.', 'The alert should have warned us.'],
    },
  },
  {
    id: 'judgement.unlisted',
    category: 'judgement',
    patterns: [
      '[ fail|failed|fails|neglected|neglects|forgot|forgets|forgotten|omitted|refused|declined to @humanact:base ]',
      '[ failed|forgot|neglected , ..6 , to @humanact:base ]',
      '[ overlooked|overlooks|disregarded|neglected|shrugged|brushed the|a|an|our|all|every|off|aside|several|both|@poss ]',
      '[ did|does|was|were|had not ..2 paying|pay|paid attention ]',
      '[ ignored ..3 @warnword ]',
    ],
    subject: UNLISTED,
    unless: ['userSubject'],
    examples: {
      flag: ['The scaffolders failed to tell anybody about the open trough.', 'Xiomara neglected to inform the second line.'],
      pass: ['The importer overlooked the byte order mark.', 'Customers failed to read the notice.'],
    },
  },
  {
    id: 'name-cause.unlisted',
    category: 'name-cause',
    patterns: [
      '[ @be|bears|bear ..2 to blame|fault ] for',
      '[ @be|bears|bear ..2 responsible|accountable for ] the|this|that|our ..2 @harm',
      "[ it|that|this @be ..1 V 's fault|doing|mistake ]",
      '[ blame|fault|guilt for ..6 belongs|lies|rests to|with ] the|_',
    ],
    subject: UNLISTED,
    examples: {
      flag: ['The tram depot is to blame for the missing files.', 'It is the vendor’s fault that the terminals restarted.'],
      pass: ['The cache is to blame for the stale prices.', 'The scheduler is responsible for the restart order.'],
    },
  },
];
