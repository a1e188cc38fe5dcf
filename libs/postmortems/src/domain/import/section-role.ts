/** What a section is for, told by its heading. */
type SectionRole =
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'factors'
  | 'actions'
  | 'lessons'
  | 'wentWell'
  | 'wasHard'
  | 'gotLucky'
  | 'stats'
  | 'people';

const ROLES: readonly [SectionRole, RegExp][] = [
  ['people', /^(?:attendees|participants|people involved|names of (?:the )?people|responders|authors?|who was involved|key roles)\b/],
  ['wentWell', /^(?:what )?went well\b|^what worked\b/],
  ['wasHard', /^what (?:went (?:wrong|poorly|badly|less well|not so well)|was hard|did not go well|could (?:have gone|be|go) better)\b/],
  ['gotLucky', /^(?:where )?(?:we )?got lucky\b|^where we were lucky\b|^luck\b/],
  ['summary', /^(?:executive |incident |issue )?summary\b|^overview\b|^tl;?dr\b/],
  ['impact', /^(?:customer |user |business )?impact\b/],
  ['timeline', /^(?:incident )?time ?line\b|^chain of events\b/],
  ['factors', /^contributing (?:factors|conditions|causes)\b|^contributors\b|^(?:root )?causes?\b/],
  ['actions', /^action ?-?items?\b|^actions\b|^follow ?-?ups?\b|^corrective actions\b|^next steps\b/],
  ['lessons', /^lessons?\b|^learnings?\b|^what (?:we|did we) learn/],
  ['stats', /^stat(?:s|istics)\b/],
];

/** The role of a heading, or null. Numbering, emphasis and case do not matter. */
export function sectionRole(heading: string): SectionRole | null {
  const words = heading.toLowerCase().replace(/^[\s\d.)#*_:-]+/, '');
  return ROLES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
