/** Groups of refused name parts, as lower-case singular tokens. `=` at the start: only as the whole name; `$` at the end: only at the end of a name. `instead` is a name that asks for the condition or the team. */
export const REFUSED_NAMES: readonly { group: string; instead: string; inEnums: boolean; parts: readonly string[] }[] = [
  {
    group: 'pins a cause on a person',
    instead: 'contributing_factors',
    inEnums: true,
    parts:
      'caused by|who caused|culprit|offender|at fault|fault of|fault owner|blame|blamed|guilty|responsible person|responsible individual|responsible engineer|person responsible|root cause owner|root cause person|introduced by|broken by|triggered by user|mistake by|error by|human error|operator error|user error|negligence|=violation|violation by|non compliant user'.split(
        '|',
      ),
  },
  {
    group: 'names the author of a change',
    instead: 'change_id',
    inEnums: false,
    parts:
      'committer|commit author|deployed by|deployer|pushed by|merged by|changed by|executed by|ran by|=operator|operator id|operator user|operator name|approved by|reviewer of change'.split(
        '|',
      ),
  },
  {
    group: 'records a sanction',
    instead: 'guardrails_to_add',
    inEnums: true,
    parts:
      'punishment|sanction|penalty|disciplinary|disciplinary action|reprimand|=warning|warning to|performance rating|performance impact|hr case|terminated|accountability|retrain user|retraining'.split(
        '|',
      ),
  },
  {
    group: 'records who was on call',
    instead: 'time_to_acknowledge',
    inEnums: false,
    parts: 'on call|oncall|paged user|paged person|escalated to|acknowledged by|acked by|responded by|responder|=shift|shift user'.split(
      '|',
    ),
  },
  {
    group: 'puts a person into a response role',
    instead: 'response_steps',
    inEnums: false,
    parts:
      'incident commander|commander|captain|=lead|incident lead|tech lead|team lead|incident manager|scribe|liaison|reporter|reported by|declared by|detected by|identified by|started by|in triage by|triaged by|mitigated by|resolved by|closed by|cancelled by|canceled by'.split(
        '|',
      ),
  },
  {
    group: 'lists people',
    instead: 'teams',
    inEnums: false,
    parts: 'participant|attendee|person|people|involved|key role|=names|individual|user involvement|tenure'.split('|'),
  },
  {
    group: 'names the author of a document',
    instead: 'owner_team',
    inEnums: false,
    parts:
      'author|created by|creator|written by|updated by|modifier|modified by|editor|edited by|owner$|owner id|owner user|owner name|owner email|contact|facilitator|reviewer|reviewed by|approver'.split(
        '|',
      ),
  },
  {
    group: 'assigns work to a person',
    instead: 'owner_team',
    inEnums: false,
    parts: 'assignee|assigned to|assigned user|=dri|dri id|dri user|manager user'.split('|'),
  },
  {
    group: 'measures a person',
    instead: 'alert_count',
    inEnums: false,
    parts: 'message count|workload minute|per user|ack leaderboard|leaderboard|incident by user'.split('|'),
  },
];

/** Names that contain a refused part and are fine: they hold a schedule, a team, a category, a duration, or a role of the day that a team fills. */
export const ALLOWED_NAMES: readonly string[] = [
  'lead time',
  'owner team',
  'owner service',
  'owning team',
  'responsible service',
  'responsible team',
  'facilitator team',
  'scribe team',
  'responder team',
  'cause category',
  'detection source',
  'reported via',
  'on call schedule',
  'human factor',
  'tracker url',
  'tracker key',
];
