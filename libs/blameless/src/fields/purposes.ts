import { anyOf } from './rules/rule';

/** Work that is still to be done, and the document itself: whoever does it may be named. */
const WORK =
  '(?:actions?|risk|process|product|improvements?|follow ?ups?|tasks?|documents?|doc|reports?|postmortem|reviews?|runbook|tickets?|remediation|next steps?|fix|capa|notice|corrective|summary|draft|update|publication|translation|minutes|notes|meeting|interview|communication|messages?|project|fields?|template)';
const KIND_OF_ROLE =
  '(?:major |critical )?(?:incident|problem|change|release|crisis|service|product|project|account|delivery|programme|program|communications?|comms|customer|partner|stakeholder|support|review|game day|exercise|department|data protection|privacy|legal|press|media|continuity|recovery|risk|quality|safety|business|technical|subject matter|planning|operations|logistics|finance|liaison|deputy|acting)';
const ROLE =
  '(?:commanders?|managers?|coordinators?|leads?|liaisons?|officers?|owners?|experts?|approvers?|contacts?|sponsors?|representatives?|spokes\\w+|counsel|deputy|director)';

/** A label that is nothing but a role. */
const ROLE_ALONE = new RegExp(
  `^(?:name of |the |our |deputy |acting |backup |additional |external |internal |security |legal )*(?:${KIND_OF_ROLE} )+${ROLE}(?: name| e ?mail| deputy)?$`,
);

const PURPOSES = anyOf([
  `${WORK} (?:\\w+ )?(?:owners?|authors?|assignee|lead|item owner|approver|contact|verifier)`,
  '(?:owners?|authors?|assignee|approvers?|verifiers?|lead|contact) (?:of|for)',
  `(?:for|of|to) (?:the |this |our |any )?(?:\\w+ )?${WORK}$`,
  '^(?:owners?|authors?|reviewers?|approvers?|observers?|interviewer|moderator|kudos|credits?|contacts?|assignees?|reporters?|request[eo]rs?|verifiers?|presenters?|hosts?|chair|secretary|translators?|watchers?|subscribers?|stakeholders?|recipients?|guests?|cc|bcc|notify|smes?|counsel|ombuds\\w+|champions?|mentors?|liaisons?|facilitators?|coordinators?)(?: names?| s)?$',
  '^(?:reported|raised|requested|submitted|opened|logged|filed|detected|noticed|spotted|assigned|tracked|verified|checked|reviewed|translated|proofread|hosted|moderated|facilitated|presented|maintained|drafted|prepared|written|published)(?: by| to| for)$',
  '^(?:\\w+ ){0,2}(?:liaisons?|coordinators?|approvers?|commanders?)$',
  'scribe',
  'facilitat\\w+',
  'note ?taker',
  'minutes',
  'timekeeper',
  'participants?',
  'attendees',
  'thank(?:s|ed| you)?',
  'praise',
  'shout outs?',
  'kudos',
  'reviewer',
  'interview(?:er|ees?)',
  'written by',
  'publication',
  'carry',
  'follow ?up',
  'invite(?:es|d)',
  'guests?',
  'sponsor',
  'editor',
  'second reader',
  'prepared by',
  'dri',
  'contact for',
  'subject matter expert',
  'notified|informed|kept informed',
  'distribution list|mailing list',
  'service owner',
  'responsible for (?:the )?(?:fix|follow ?up|action|review)',
  'who (?:will|takes|closes|tracks|keeps|presents|does|can|owns|verifies|checks|reads|needs|helped|chairs|moderates|reported|noticed|detected|spotted)',
  `who (?:approves?|approved|signs?|signed|reviewed|wrote|read) (?:off )?(?:the |this )?${WORK}`,
  `assigned to (?:the )?(?:\\w+ )?${WORK}`,
]);

/** Whether words say that people are named for what they will do, or for their part in the paper work: the owner of an action, a role, thanks. */
export function namesForGoodPurpose(words: string): boolean {
  return ROLE_ALONE.test(words) || PURPOSES.test(words);
}

const FOR_WORK = new RegExp(
  `\\b(?:for|of|assigned to) (?:the |this )?(?:\\w+ )?${WORK}$|^who (?:approve[sd]|reviewed|wrote) (?:\\w+ ){0,2}${WORK}\\b|^who (?:will|tracks|closes) (?:\\w+ ){0,3}(?:${WORK}|this|it)\\b`,
);
const TROUBLE = anyOf([
  'fault',
  'blame',
  'caused?',
  'mistakes?',
  'errors?',
  'guilty',
  'culprit',
  'failed',
  'broke',
  'bad',
  'missed',
  'rate',
  'grade',
  'score',
  'performance',
  'quality',
  'not',
]);

/** Whether words speak of a role or of work to come and of nothing else. */
export function isOnlyForWork(words: string): boolean {
  return ROLE_ALONE.test(words) || (FOR_WORK.test(words) && !TROUBLE.test(words));
}
