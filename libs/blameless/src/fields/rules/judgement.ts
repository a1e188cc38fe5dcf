import { rule } from './rule';

const MARK = '(?:rate|rating|score|grade|grading|marks?|evaluate|evaluation|assess|assessment|judge|rank|ranking|stars)';
const TRAIT =
  '(?:performance|score|rating|grade|competence|skills?|attitude|awareness|ability|attention|behaviou?r|conduct|qualification|reliability|diligence|thoroughness|underperformed)';
const CUSTOMERS = ['customers?', 'users?'];

export const JUDGEMENT = [
  // Another course of events is asked of a safeguard as well: only people, or nobody by name, are meant here.
  rule(
    [
      'who (?:should|could|ought|would|might)(?: not)? (?:to )?have',
      '(?:what|how|why) (?:should|could|ought|would|might)(?: not)?(?: the| our)?(?: \\w+){0,2} (?:<group>|users?|we|you|one) (?:to )?have',
      '(?:what|how|why) should(?: not)? have',
      '(?:what|how) (?:could|might) have been (?:done|avoided|prevented)',
    ],
    { unless: ['we know', 'we knew', 'one alert', 'tool', 'monitoring'] },
  ),
  rule([
    '(?:should|could|ought) (?:the |to )?(?:\\w+ )?(?:<person>) (?:to )?have',
    '(?:<worker>) (?:should|could|ought to) have',
    'should have (?:been )?(?:done|known|noticed|acted|seen|checked|asked|escalated)',
    'would a (?:reasonable|competent|careful) (?:<worker>|peer)',
  ]),
  rule(
    [
      'how (?:experienced|qualified|careful|attentive|competent|skilled|tired|senior|trained|sloppy|well trained)\\b.*\\b(?:<worker>|review)',
      '(?:negligence|negligent(?:ly)?|careless(?:ly|ness)?|incompeten\\w+|competence|competency|reckless(?:ly|ness)?|laz(?:y|iness)|slopp(?:y|ily|iness)|unprofessional(?:ism)?|inattent\\w+|stupid(?:ity|ly)?|idio(?:t|ts|tic|cy)|professionalism|attentiveness|blunder|ineptitude|clueless|irresponsible|ignorance)',
      '<trait>',
      '(?:lack of )?<virtue> (?:of|by|shown by) (?:the |each |our )?(?:\\w+ )?(?:<group>)',
      '(?:<group>)(?: s)? <virtue>',
      '(?:<group>) (?:\\w+ )?(?:<unfit>)',
      '(?:<group>) (?:\\w+ )?(?:<neglected>)',
      '(?:did|does|has|have) (?:the |our )?(?:<group>) (?:\\w+ )?(?:<neglect>)',
      'culpab\\w+',
      'blameworth\\w+',
      '(?:mis|gross mis)conduct',
      'dereliction(?: of duty)?',
      'malpractice',
      'wrongdoing',
      'attitude',
      'skills? (?:gap|issue)s?',
      'lack of (?:skills?|care|attention|competence|diligence|discipline|judge?ment|experience|ownership|effort)',
      '(?:poor|bad|error of|errors of|lapse in|lapse of) (?:judge?ment|decision making|decisions?|discipline|attitude|workmanship)',
      'diligence (?:level|score|rating)',
      'just culture (?:test|result|verdict|outcome)',
      'under ?performing',
      'poor airmanship',
      'due care',
    ],
    {
      unless: [
        'lazy (?:load\\w*|init\\w*|evaluation|connection\\w*|mode)',
        'attitude (?:control|indicator|sensor|mode|angle|of the (?:aircraft|satellite|drone))',
        'pitch',
      ],
      context: ['aircraft', 'satellite', 'spacecraft', 'pitch', 'gyro\\w*', 'court', 'docket'],
    },
  ),
  rule(
    [
      `(?:${MARK}|performance|quality|skills?|ability|experience|experience level|seniority|awareness|behaviou?r|conduct|attention|motivation|training level|qualification|reaction|mood|workload) (?:level )?(?:\\w+ )?(?:of |for |by )?(?:the |each |every |our )?(?:on ?call|duty|<person>|individuals?)(?: s)?`,
      `${MARK} (?:out of \\w+ )?(?:for|of) (?:the )?(?:\\w+ ){0,2}(?:<worker>|crew|team)`,
      `^(?:grade|score|rate|rank|mark|judge|evaluate|assess|appraise) (?:how (?:well )?)?(?:the |each |every |our )?(?:\\w+ ){0,2}(?:<worker>|crew|team)`,
      `performance of (?:the )?(?:\\w+ ){0,2}(?:<worker>|crew|team)`,
      'how well (?:the |did the |each )?(?:\\w+ )?(?:<group>) (?:do|did|perform|respond|react|handle|work)\\w*',
      '(?:maturity|compliance|reliability|inexperience) of (?:the )?(?:\\w+ )?(?:<group>)',
      '(?:weak(?:est)? (?:points?|links?)|weakness(?:es)?|deficien(?:cy|cies)|deficit|shortcomings?|opinion|verdict|impression) (?:of|in|on) (?:the )?(?:\\w+ )?(?:<group>)',
      'who performed (?:worst|badly|poorly)',
    ],
    {
      unless: [
        ...CUSTOMERS,
        'user (?:experience|count|impact|facing|reports?)',
        'names?',
        'service',
        'role',
        'error rate',
        'number of',
        'hours',
        'error',
        'developer experience',
        'who (?:owns|will)',
      ],
    },
  ),
  rule([`(?:on ?call|<worker>)(?: s)? ${TRAIT}`, `(?:team|crew) s ${TRAIT}`], {
    unless: [
      'users? (?:score|rating)',
      'names?',
      'developer experience',
      'driver (?:performance|reliability)',
      'agent (?:performance|score|reliability)',
    ],
  }),
  rule(
    [
      '(?:was|were|did|is|are|has|had) (?:the |our |any |this |that )?(?:\\w+ )?(?:<worker>|who) (?:\\w+ )?(?:negligent|careless|qualified|trained|attentive|competent|experienced|paying attention|pay attention|follow|following|followed|ignore|ignored|skip|skipped|know|aware|fail|failed|forget|distracted|tired|sober|fit|asleep|slow|make a|made a|violate|break|bypass|act|react|respond properly|responsible|thorough|suited|trustworthy|do (?:its|their|his|her|the) job)',
      '(?:was|were|did|is|are|has|had) (?:the |our )?(?:\\w+ ){0,2}(?:<group>)(?: \\w+){0,4} <enough>',
      '(?:<group>|who|nobody)(?: \\w+)? (?:do|did|done|doing) (?:its|their|his|her) jobs?',
      '(?:<worker>) (?:has|have|needs?) to learn',
      '(?:do|did|does|done|doing) (?:a |an )?(?:good|bad|poor|proper|decent) job',
      'up to (?:the )?(?:task|job|mark|scratch|it)',
      'fit (?:to continue|for (?:duty|the role|on ?call))',
      '(?:un)?suited (?:for|to) (?:the role|on ?call|the job)',
      'not suited',
      '(?:what|where) did (?:the )?(?:\\w+ )?(?:<group>) (?:do wrong|go wrong|fail)',
      'what was (?:the )?<worker> thinking',
      'who was (?:asleep|careless|negligent|lazy|slow)',
      '<worker> s (?:reaction|response|decision|action|conduct|behaviou?r) (?:appropriate|adequate|correct|acceptable)',
      '<worker> s (?:non ?compliance|negligence|violation|failings?|shortcomings)',
      'failings of (?:the )?(?:<group>)',
      'could a more (?:experienced|careful|senior)',
      '<worker> be so (?:wrong|slow|careless)',
      '<worker> lack',
    ],
    { unless: [...CUSTOMERS, 'access', 'notified', 'runbook was', 'rested', 'staffed'] },
  ),
  rule(
    [
      'why (?:didn t|did not|wasn t|weren t|couldn t|hasn t|hadn t) (?:\\w+ ){0,4}(?:<group>)',
      'why (?:did|had|has|was|were) (?:the )?(?:\\w+ )?(?:<group>) (?:not|so|fail|ignore|miss|skip|wait|forget|take so|too)',
      'why (?:did|had|has) (?:nobody|no one)',
      '(?:inadequate|poor|bad|sloppy|insufficient) (?:review|check|tests?|testing|approval|handover|work|decision)s? by',
      '(?:violated|breached|skipped|bypassed|missed|ignored|overlooked|neglected|mishandled|bungled) by (?:the )?(?:\\w+ )?(?:<group>)',
      'failure (?:of|by) (?:the )?(?:\\w+ )?(?:<group>) to',
      '(?:<group>) (?:s )?failure to',
      '(?:the )?(?:<worker>) (?:failed|forgot|neglected) to',
    ],
    { unless: CUSTOMERS },
  ),
];
