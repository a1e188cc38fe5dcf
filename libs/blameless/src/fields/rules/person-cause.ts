import { rule } from './rule';

const DOING = '(?:mistake|error|change|commit|action|slip|order|hands|decision|code|deploy\\w*)';
const WHOSE_THING = '(?:culprits?|offenders?|offending|blamed?|guilty) (?:\\w+ )?<thing>';

export const PERSON_CAUSE = [
  rule([
    'held accountable',
    'hold accountable',
    'held to account',
    'answerable for',
    '(?:to|must|will|should) answer for',
    'take the (?:fall|blame)',
    'implicated',
    'accountable (?:person|party|individual|engineer|employee)',
    '(?:team ?member|staff member|colleague) (?:accountable|responsible|at fault)',
    'author of (?:the )?(?:faulty|bad|broken|wrong|offending)',
    'whose \\w+ (?:broke|caused|failed|took|crashed)',
    'name and shame',
    'violators?',
    'rule ?breakers?',
    'causers?',
    'contributing (?:persons?|people|individuals?)',
    '(?:dropped|drops) the ball',
    'screwed up',
    'messed up',
    'fingers? (?:pointed|points)',
    'fault lies with',
    '(?:<worker>|who) (?:who |that )?(?:is |was )?(?:behind|suspected of) the',
    'likely behind the',
    '(?:attributed|attributable|attribution) to (?:the |a )?(?:\\w+ )?(?:<person>|<worker>)',
    '<worker> to whom',
    `(?:<worker>) (?:s )?whose ${DOING}`,
    '<worker> s (?:fault|guilt)',
    `which <worker> s ${DOING}`,
    '(?:individuals?|persons?) (?:s )?who (?:brought|made)',
    'causing (?:employee|person)',
    '(?:broken|brought down) by(?: handle)?$',
    'offending <person>',
    'last person to touch',
    'hold responsible',
    '(?:held|hold) (?:the )?(?:<worker> )?(?:responsible|liable)',
    '(?:liable|offending) <worker>',
    '(?:root ?)?cause (?:\\w+ ){0,2}(?:(?:named )?employee|name of (?:the )?person|staff name|(?:a )?member of)',
    '(?:source|origin) of the \\w+ (?:staff|employee|person)',
    '(?:one|which|any) of (?:your|our) staff (?:caused?|did|made)',
    'user fault',
  ]),
  rule(
    [
      'culprits?',
      'offenders?',
      'perpetrators?',
      'guilty',
      'blame[ds]?',
      'wrongdoers?',
      'scapegoats?',
      'at fault',
      'fault ?of',
      'fault ?owner',
      `whose (?:fault|${DOING})`,
    ],
    {
      unless: [
        'git blame',
        'blame (?:free|aware|less|commit|output|view|link)',
        WHOSE_THING,
        'by association',
        'time offender',
        'top offender',
        '(?:service|component|disk|system|unit|rail|part|which <thing>)(?: \\w+){0,2} at fault',
        'quer(?:y|ies)',
        'process',
        'host',
        'pod',
      ],
      context: ['bisect', 'hop', 'router', 'legacy column'],
    },
  ),
  rule(
    [
      '(?:who|whom|which (?:<worker>)|(?:<worker>) (?:who|that)|someone who|whoever) (?:\\w+ )?<did>',
      '(?:<worker>) (?:who|that) (?!(?:reported|detected|noticed|raised|helped|joined|attended|reviewed|responded|fixed|solved|restored|resolved|agreed|volunteered|asked|requested|logged|received|filed|mitigated|recovered|rolled|escalated|acknowledged|answered|presented|facilitated|needed|stayed|adapted|verified|worked|wanted|owned) )\\w+ed',
      '(?:<worker>|whoever) (?:who|that)? ?(?:had |has |wrongly |accidentally )?<harmed> (?:the|a|an|it|his|her|their|step|wrong|open|\\w+ to)',
      'who (?:pressed|clicked|pulled|hit|unplugged|dropped|took down|brought down|handled|crashed|typed|ordered)',
      'who took (?:\\w+ ){1,3}down',
      '(?:which|what) (?:\\w+ )?(?:<worker>) (?:handled|pressed|started|missed|did|touched|caused)',
    ],
    {
      unless: ['who will', 'did we (?:learn|inform|tell)', 'who reviewed', 'how many', 'number of'],
      context: ['hop', 'router', 'firewall', 'packets?', '(?:opened|logged|closed) (?:the|this|an) (?:incident|ticket|issue)'],
    },
  ),
  rule(
    [
      '(?:caused|broken|introduced|triggered|done|made|provoked|pushed|deployed|committed|damaged|failed)(?: in)? by(?: the| a| an| which| what)? ?(?:\\w+ )?<person>',
    ],
    { unless: ['by (?:change|deploy|deployment|event|system|service|component|customer)'] },
  ),
  rule(
    [
      'resp(?:onsible)? (?:<person>|eng|colleague|one|for (?:the |this )?(?:incident|outage|failure|error|issue|problem|breach|damage|loss|downtime|bug|mistake|cause|miss|mishap|event))',
      'responsible (?:party|parties)',
    ],
    { unless: ['team responsible for (?:follow|fix|action)', '(?:service|component|system) responsible'] },
  ),
  rule(['(?:<person>|<worker>) (?:who is |who was |deemed |found |being )?(?:responsible|accountable|liable|at fault|in error)'], {
    unless: [
      '(?:responsible|accountable) for (?:the )?(?:\\w+ )?(?:actions?|follow|fix|tasks?|remediation|update|communication|next|review|ticket)',
      '^team',
    ],
  }),
  rule(
    [
      '(?:names? of )?(?:the )?(?:people|persons?|individuals?|engineers?|employees?|staff|team ?members?|developers?|operators?|names|everyone|everybody) (?:directly )?involved',
      'involved (?:people|persons?|individuals?|engineers?|employees?|staff|developers?|operators?|parties names)',
      'full names? of (?:all|every|each|whoever|the) (?:<worker>|one)',
      'root ?cause (?:owner|person|author|engineer|individual|name)',
      '(?:mistake|error|fault|failure) (?:owner|author|maker|person|name)',
      '(?:author|committer|developer|approver|reviewer|name|identity|creator|writer) of (?:the )?(?:bad|failed|faulty|broken|breaking|offending|failing|guilty|wrong|buggy) \\w+',
      '(?:author|committer|developer) of (?:the )?(?:regression|bug|defect|outage)',
      '(?:fault|mistake|culprit) (?:emp|employee|person|user|staff)(?: id| name)?',
      '(?:bad|faulty|broken|breaking|offending|guilty|buggy) (?:commit|change|deploy|code|pr|release|merge)s? (?:author|owner|committer|by|pushed by|engineer|developer)',
    ],
    { unless: ['customers?', 'number', 'count', 'how many', 'roles?', 'teams?', 'services?'] },
  ),
];

/** Rules for fields that are to hold a person: a bare "caused by". */
export const TYPED_PERSON_CAUSE = [
  rule([
    '(?:caused|broken|introduced|triggered|deployed|pushed|merged|changed|executed|committed|made|failed|run|done) by',
    'approved by$',
    'fault',
    'cause',
    '(?:incident|outage|bug|failure|problem|error|change|commit) (?:author|implementer|owner of cause|originator|source|causer)',
    'committer',
    'deployer',
    'implementer',
  ]),
];
export const TYPED_ONCALL = [rule(['on ?call', 'pager', 'paged', 'duty', 'shift', 'standby', 'acknowledged by', 'acked by'])];
export const TYPED_PUNISHMENT = [
  rule([
    '(?:removal|revocation|revoke[ds]?|withdrawal|loss|suspension|suspended) (?:of )?(?:\\w+ ){0,2}(?:access|rights|privileges)',
    '(?:access|rights|privileges) (?:\\w+ )?(?:removed|revoked|taken|lost)',
  ]),
];
