export const FIELD_CATEGORIES = ['person-cause', 'oncall', 'punishment', 'judgement', 'human-error', 'single-cause'] as const;
/** What a refused field asks for. */
export type FieldCategory = (typeof FIELD_CATEGORIES)[number];

const PERSON =
  '(?:person|people|persons|individual|individuals|engineers?|developers?|employees?|operators?|admins?|administrators?|technicians?|colleagues?|staff|programmers?|dbas?|team ?members?|contractors?|users?|responders?|implementers?|deployers?|committers?|authors?|reviewers?|approvers?|managers?|supervisors?|sres?|somebody|someone|who|whom|party|parties|names?|human|operator|member|worker|workers|analyst|analysts)';
const DID =
  '(?:cause|caused|causes|broke|break|did|triggered|introduced|made|pushed|deployed|merged|approved|deleted|changed|ran|executed|forgot|failed|missed|ignored|let|wrote|started|messed|committed|authorised|authorized|signed)';

/** Rules over a normalised label ("incident caused by user"). The first that matches names the category. Built-in only: no user text becomes a pattern. */
export const FIELD_RULES: readonly { category: FieldCategory; pattern: RegExp; unless?: RegExp }[] = [
  {
    category: 'judgement',
    pattern: /\b(?:what|how|who|why) (?:should|could|ought|would|might)(?: not)?(?: the)?(?: \w+){0,3} (?:have|has)\b/,
    unless: /\b(?:system|service|alert|monitoring|deploy|pipeline|tool|we know|we knew)\b/,
  },
  {
    category: 'judgement',
    pattern: new RegExp(
      `\\b(?:should|could) (?:the )?(?:\\w+ )?${PERSON} have\\b|\\bshould have (?:been )?(?:done|known|noticed|acted|seen|checked|asked|escalated)\\b`,
    ),
  },
  {
    category: 'single-cause',
    pattern:
      /\b(?:one|single|only|sole|true|real|the one|lone|exact|definitive|ultimate|singular) (?:root )?(?:cause|culprit|reason|factor)\b|\bone root cause\b|\bcause one only\b|\bexactly one\b.*\bcause\b|\bcause\b.*\b(?:exactly one|pick one only|single answer)\b/,
    unless: /\bno single\b|\bnot? (?:a )?single\b|\bthan one\b|\bone of\b/,
  },
  {
    category: 'punishment',
    pattern:
      /\b(?:sanction|sanctions|punish|punishment|punishments|punitive|reprimand|reprimands|disciplin\w*|demotion|demoted|dismissal|dismissed|probation|penalise|penalize|penalised|penalized|retrain|retraining|retrained|pip)\b/,
    unless: /\b(?:engineering discipline|disciplines involved|model|embargo|list screening|screening)\b/,
  },
  {
    category: 'punishment',
    pattern: new RegExp(
      `\\b(?:penalty|penalties|warning|warnings|fine|fines|consequence|consequences|repercussions?|training|termination|suspension|strike|strikes|access removal|access removed|access revoked|apology|bonus|salary|hr) (?:issued |given |imposed |taken |required |needed |letter )?(?:for|to|against|from|of|on|by)(?: the)?(?: \\w+)? ${PERSON}\\b`,
    ),
  },
  {
    category: 'punishment',
    pattern:
      /\bperformance review\b|\bpenalty for (?:the )?(?:responsible|guilty|team|person|engineer)\b|\b(?:hr (?:case|referral|action|involved|notified|follow up|ticket|process)|(?:formal|written|verbal|final|official) warning|warning (?:letter|issued|given)|performance (?:rating|improvement|appraisal|plan)|personnel (?:file|action|measure)|accountability (?:measure|measures|action|of|for)|corrective action against|action against|held accountable|hold accountable|who is accountable|(?:employee|employment|contract) terminat\w+|terminated employee|bonus (?:cut|impact|deduction)|salary (?:cut|impact|deduction)|revoke access of|access taken from|consequences for|escalate to hr|written up)\b/,
    unless:
      /\b(?:person|party|engineer|individual|implementer|team ?member|employee|operator|developer|admin|who)\b.*\bheld accountable|\bcustomers?\b/,
  },
  {
    category: 'person-cause',
    pattern:
      /\bheld accountable\b|\bauthor of (?:the )?(?:faulty|bad|broken|wrong|offending)\b|\bwhose \w+ (?:broke|caused|failed|took|crashed)\b|\b(?:team ?member|staff member|colleague) (?:accountable|responsible|at fault)\b|\bhold accountable\b|\baccountable (?:person|party|individual|engineer|employee)\b/,
  },
  {
    category: 'person-cause',
    pattern:
      /\b(?:culprits?|offenders?|perpetrators?|guilty|blames?|blamed|wrongdoers?|scapegoats?|at fault|fault ?of|fault ?owner|whose fault|whose mistake|whose error|whose change|who is to blame|to blame)\b/,
    unless:
      /\b(?:git blame|blame (?:free|aware|less)|blame commit|query|queries|process|host|pod|tenant ip|blameless|time offender|top offender|component at fault|service at fault|disk at fault)\b/,
  },
  {
    category: 'person-cause',
    pattern: new RegExp(
      `\\b(?:who|whom|which (?:person|engineer|developer|employee|colleague|individual)|person (?:who|that)|engineer (?:who|that)|developer (?:who|that)|name of (?:the )?(?:person|engineer|developer|employee) (?:who|that)|someone who|individual (?:who|that)|employee (?:who|that)) (?:\\w+ )?${DID}\\b`,
    ),
    unless: /\b(?:who will|did we (?:learn|inform|tell)|who reviewed)\b/,
  },
  {
    category: 'person-cause',
    pattern: new RegExp(
      `\\b(?:caused|broken|introduced|triggered|done|made|provoked|pushed|deployed|committed|damaged|failed)(?: in)? by(?: the| a| an| which| what)? ?(?:\\w+ )?${PERSON}\\b`,
    ),
    unless: /\bby (?:change|deploy|deployment|event|system|service|component|customer)\b/,
  },
  {
    category: 'person-cause',
    pattern: new RegExp(
      `\\bresponsible (?:${PERSON}|engineer|colleague|one|for (?:the |this )?(?:incident|outage|failure|error|issue|problem|breach|damage|loss|downtime|bug|mistake|cause))\\b`,
    ),
    unless: /\bteam responsible for (?:follow|fix|action)|\bservice responsible|\bcomponent responsible|\bsystem responsible/,
  },
  {
    category: 'person-cause',
    pattern: new RegExp(`\\b${PERSON} (?:who is |who was |deemed |found |being )?(?:responsible|accountable|liable|at fault|in error)\\b`),
    unless:
      /\b(?:responsible|accountable) for (?:the )?(?:\w+ )?(?:action|actions|follow|fix|task|tasks|remediation|update|communication|next|review|ticket)\b|^team\b/,
  },
  {
    category: 'person-cause',
    pattern:
      /\b(?:names? of )?(?:the )?(?:people|persons?|individuals?|engineers?|employees?|staff|team ?members?|developers?|operators?|names|everyone|everybody) (?:directly )?involved\b|\binvolved (?:people|persons?|individuals?|engineers?|employees?|staff|developers?|operators?|parties names)\b|\broot ?cause (?:owner|person|author|engineer|individual|name)\b|\b(?:mistake|error|fault|failure) (?:owner|author|maker|person|name)\b|\b(?:author|committer|name|identity|creator|writer) of (?:the )?(?:bad|faulty|broken|breaking|offending|failing|guilty|wrong|buggy) \w+|\b(?:bad|faulty|broken|breaking|offending|guilty|buggy) (?:commit|change|deploy|code|pr|release|merge)s? (?:author|owner|committer|by|engineer|developer)\b/,
    unless: /\b(?:customers?|number|count|how many|roles?|teams?|services?)\b/,
  },
  {
    category: 'judgement',
    pattern:
      /\bhow (?:experienced|qualified|careful|attentive|competent|skilled|tired|senior|trained)\b.*\b(?:engineer|person|operator|developer|responder|admin|employee)\b|\b(?:negligen\w+|careless\w*|incompeten\w+|competence|competency|recklessness|reckless|laziness|sloppiness|unprofessional|inattent\w+|carelessness|attitude|stupidity|skill gap|skills gap|lack of (?:skill|skills|care|attention|competence|diligence|discipline|judgement|judgment|experience)|poor judge?ment|bad judge?ment|error of judge?ment|attentiveness|diligence (?:level|score|rating)|professionalism|fault severity of|blunder|ineptitude)\b/,
  },
  {
    category: 'judgement',
    pattern: new RegExp(
      `\\b(?:rate|rating|score|grade|grading|evaluate|evaluation|assess|assessment|judge|rank|ranking|performance|quality|skill|skills|ability|experience|experience level|seniority|awareness|behaviour|behavior|conduct|attention|motivation|training level|qualification|reaction|mood|workload) (?:level )?(?:\\w+ )?(?:of |for |by )?(?:the |each |our )?(?:on ?call|oncall|duty|${PERSON}|individuals?)\\b(?: s)?`,
    ),
    unless: /\b(?:customers?|user (?:experience|count|impact|facing|reports?)|users?\b|names?|service|role|team)\b/,
  },
  {
    category: 'judgement',
    pattern: new RegExp(
      `\\b(?:on ?call|oncall|${PERSON})(?: s)? (?:performance|score|rating|grade|competence|skill|skills|attitude|awareness|ability|attention|behaviour|behavior|conduct|qualification|reliability|underperformed)\\b`,
    ),
    unless: /\b(?:users? (?:score|rating)|names?)\b/,
  },
  {
    category: 'judgement',
    pattern: new RegExp(
      `\\b(?:was|were|did|is|are|has|had) (?:the |our |any )?(?:\\w+ )?${PERSON} (?:\\w+ )?(?:negligent|careless|qualified|trained|attentive|competent|experienced|paying attention|follow|followed|ignore|ignored|skip|skipped|know|aware|fail|failed|forget|distracted|tired|sober|fit|asleep|too slow|slow|make a|made a|violate|break|bypass|act|react|respond properly|responsible)\\b`,
    ),
    unless: /\b(?:users?|customers?|access|notified)\b/,
  },
  {
    category: 'human-error',
    pattern:
      /\b(?:human|operator|engineer|personnel|developer|admin|administrator|dba|technician|manual|staff|employee|pilot|people|worker|programmer|sysadmin|man made) (?:errors?|mistakes?|failures?|faults?|oversights?|slips?|negligence|lapses?|failings?)\b|\buser (?:errors?|mistakes?)\b/,
    unless: /\b(?:errors? (?:messages?|rates?|codes?|pages?|budgets?|logs?|texts?|count|shown|screens?)|proofing|tolerance|not human)\b/,
  },
  {
    category: 'human-error',
    pattern: new RegExp(
      `\\b(?:mistakes?|errors?|violations?|slips?|oversights?|typos?|negligence|fault|blunders?|lapses?) (?:made |committed |done )?(?:by|of|from)(?: the| a| an| which)? ?(?:\\w+ )?${PERSON}\\b|\\b(?:person|engineer|operator|developer|who)(?: s)? (?:mistake|error|slip)\\b|\\b(?:human|people) (?:cause|factor cause|failing|fault)\\b|\\b(?:fat finger|finger trouble|pebkac)\\b|\\bnon ?compliant (?:user|person|employee|engineer)\\b|\\bmistake made\\b|\\bwhat mistake\\b`,
    ),
    unless: /\b(?:users? (?:saw|see|report)|seen by|errors? seen|reported by|number of)\b/,
  },
  {
    category: 'oncall',
    pattern:
      /\b(?:person|engineer|employee|individual) (?:who|that) (?:acknowledged|acked|got|received|took|missed) (?:the )?(?:page|call|alert|pager)\b|\b(?:who|whom|person|name|names|engineer|individual|employee|user|people|identity)(?: \w+){0,3} (?:on ?call|on duty|on shift|on watch|on standby|paged|pager|carrying the pager|holding the pager)\b|\b(?:holder|carrier|owner|bearer) of (?:the )?pager\b|\bpager ?(?:holder|carrier|owner|bearer|duty engineer|duty person|person)\b/,
    unless: /\b(?:schedule|how many|number|policy)\b/,
  },
  {
    category: 'oncall',
    pattern:
      /\b(?:on ?call|oncall|on duty|on shift|standby|stand by)(?: (?:the|primary|secondary|lead|senior|duty|incident|first|second|main|backup))? ?(?:person|engineer|engineers|individual|name|names|user|developer|dba|admin|sre|manager|operator|employee|responder|contact|staff|colleague|who|member|technician|identity|guy|at the time|at time|that night|that day|during|when|officer|lead)\b/,
    unless:
      /\b(?:schedule|rotation|runbook|time to|minutes|how many|number|load|pages|policy|handover|training|experience|needed|guide|role staffed)\b/,
  },
  {
    category: 'oncall',
    pattern:
      /\b(?:duty|shift|standby|watch) (?:manager|engineer|officer|operator|person|admin|lead|technician|employee|dba|name|holder|supervisor|user)s?\b|\b(?:paged|alerted|woken|called) (?:person|user|engineer|employee|individual|responder|people|name|who)\b|\b(?:primary|secondary|backup) (?:on ?call|responder name|responder person)\b|\bwho (?:was|got|is|were) (?:paged|called|woken|alerted|primary|secondary)\b|\bwhose (?:shift|watch|rotation|pager)\b|\b(?:acknowledged|acked|page acknowledged) by\b(?: (?:person|user|name|who|engineer))?$/,
    unless: /\b(?:schedule|rotation|runbook|how many|number|minutes|time to|handover|log|length|policy)\b/,
  },
  {
    category: 'oncall',
    pattern: /^(?:the )?(?:on ?call|oncall|who s on call|primary on ?call|secondary on ?call|on duty|on shift)(?: s)?$/,
  },
];

/** Rules that need the type of the field: a bare "caused by" that is to hold a person. */
export const PERSON_TYPED_RULES: readonly { category: FieldCategory; pattern: RegExp }[] = [
  {
    category: 'person-cause',
    pattern:
      /\b(?:caused|broken|introduced|triggered|deployed|pushed|merged|changed|executed|approved|committed|made|failed|run|done) by\b|\bfault\b|\b(?:incident|outage|bug|failure|problem|error|change|commit) (?:author|implementer|owner of cause|originator|source|causer)\b|\bcause\b|\bcommitter\b|\bdeployer\b|\bimplementer\b/,
  },
  { category: 'oncall', pattern: /\b(?:on ?call|oncall|pager|paged|duty|shift|standby|acknowledged by|acked by)\b/ },
];

/** Words the rules know; a near miss in a label is read as one of them. */
export const FIELD_VOCABULARY: ReadonlySet<string> = new Set(
  'person people individual engineer developer employee operator responsible accountable culprit offender perpetrator guilty blame blamed fault mistake error human manual caused cause broken introduced triggered whose sanction sanctions punishment reprimand disciplinary discipline penalty warning consequences performance rating negligent negligence careless carelessness incompetent incompetence competence judgement attitude oncall pager holder duty manager shift standby paged acknowledged single involved committer violation oversight retraining accountability technician administrator responder skill personnel root primary'.split(
    ' ',
  ),
);
