const BYLINE = /^(?:created|written|prepared|authored|reviewed|approved|modified|last modified|compiled)[ _]?by$|^authors?$/;
const ATTENDEES = /^(?:attendees|participants|people involved|names of people involved|responders)$/;
const PERSON_FIELD =
  /^(?:(?:postmortem |incident |action )?owners?|incident (?:commander|lead|manager)|commander|scribe|facilitator|liaison|reporter|(?:reported|declared|detected|caused|deployed|started|resolved|closed|acknowledged) by|tech(?:nical)? lead|contact|reviewers?|approvers?|assignees?|assigned to|(?:primary |secondary )?on[- ]?call(?: engineer| primary| secondary)?|responsible(?: person| engineer)?|engineer responsible|who)$/;

/** The kind of person field a label is; null for a label that asks for no person. */
export function personField(label: string): 'byline' | 'attendees' | 'person_field' | null {
  const words = label
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .trim()
    .toLowerCase();
  if (BYLINE.test(words)) return 'byline';
  if (ATTENDEES.test(words)) return 'attendees';
  return PERSON_FIELD.test(words) ? 'person_field' : null;
}
