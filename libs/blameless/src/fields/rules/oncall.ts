import { rule } from './rule';

const NOT_A_PERSON = [
  'schedule',
  'rotation (?:id|link|calendar)',
  'runbook',
  'time to',
  'minutes',
  'how many',
  '^numbers?',
  'numbers? of',
  'count',
  'role reached',
  'was the on ?call \\w+ (?:paged|reached|notified|woken|called)',
  'load',
  'pages',
  'policy',
  'handover notes',
  'length',
  'guide',
];

export const ONCALL = [
  rule(
    [
      '(?:person|engineer|employee|individual) (?:who|that) (?:acknowledged|acked|got|received|took|missed) (?:the )?(?:page|call|alert|pager)',
      '(?:who|whom|whoever|person|names?|engineer|individual|employee|user|people|identity)(?: \\w+){0,3} (?:on ?call|on duty|on shift|on watch|on standby|paged|pager|(?:carrying|holding) the pager)',
      '(?:who|whoever)(?: \\w+)? (?:got|picked up|took|answered|carried|held|had|carrying|holding) (?:the )?(?:page|pager|phone|batphone|alert)',
      'who picked up$',
      'who was (?:supposed to be )?(?:watching|awake|covering|manning)',
      'first person to acknowledge',
      '(?:carrying|holding) the (?:phone|batphone|pager)',
      'escalated to (?:user|person|name)',
      '(?:holder|carrier|owner|bearer) of (?:the )?pager',
      'pager ?(?:holder|carrier|owner|bearer|duty engineer|duty person|person)',
    ],
    { unless: NOT_A_PERSON },
  ),
  rule(
    [
      '(?:on ?call|on duty|on shift|stand ?by)(?: (?:the|primary|secondary|lead|senior|duty|incident|first|second|main|backup))? ?(?:person|engineers?|individual|names?|user|developer|dba|admin|sre|manager|operator|employee|responder|contact|staff|colleague|who|member|technician|identity|guy|at the time|at time|that night|that day|during|when|officer|lead|handle|ldap|login|uid|initials|man|at t0)',
      'on ?call phone$',
      '(?:outgoing|incoming) (?:and \\w+ )?on ?call',
      'oc (?:eng|engineer|name|person|sre|at)',
    ],
    {
      unless: [...NOT_A_PERSON, 'rotation', 'handover', 'training', 'experience', 'needed', 'role staffed'],
    },
  ),
  rule(
    [
      '(?:duty|shift|standby|watch) (?:manager|engineer|officer|operator|person|admin|lead|technician|employee|dba|name|holder|supervisor|user)s?',
      '(?:paged|alerted|woken|called) (?:person|user|engineer|employee|individual|responder|name|who)',
      '(?:primary|secondary|backup) (?:on ?call|responder name|responder person)',
      'who (?:was|got|is|were) (?:paged|called|woken|alerted|primary|secondary|rostered)',
      'whose (?:shift|watch|rotation|pager|(?:week|turn)(?: \\w+){0,4} (?:rota|roster))',
      '(?:rota|roster)(?: \\w+){0,5} (?:who|names?|initials)',
      '(?:names?|initials) (?:\\w+ ){0,3}(?:rota|roster)',
      'rota name',
      '(?:duty|shift|on ?call)(?: \\w+){0,4} names$',
      'officer of the watch',
      'who was responsible for (?:monitoring|watching)',
      'in charge of the (?:shift|ward|watch|desk)',
      '<worker> (?:working|covering|manning) the',
      '<worker> on (?:turn|rotation)',
      'on ?call (?:primary|secondary|backup)$',
      '(?:<worker>)(?: \\w+){0,2} (?:rostered|on duty|on shift|on watch|on standby)',
      '(?:<worker>) (?:at|on|in) the (?:console|desk|tower|counter|bridge)',
      '(?:acknowledged|acked|page acknowledged) by(?: (?:person|user|name|who|engineer))?$',
    ],
    { unless: [...NOT_A_PERSON, 'rotation', 'handover', 'log'] },
  ),
  rule(['^(?:the )?(?:on ?call(?:ers?)?|who s on call|(?:primary|secondary) on ?call|on duty|on shift)(?: s)?$']),
];
