import type { Category } from './rules/rule';
import type { Section } from './types';

/** What a part of a document makes of the rules. */
interface SectionRules {
  /** Categories that are silent. */
  silent?: readonly Category[];
  /** Single rules that are silent. */
  silentRules?: readonly string[];
  /** How much more a sentence must weigh to be reported. Default 0. */
  heavier?: number;
}

const RULES: Partial<Record<Section, SectionRules>> = {
  // Names belong into thanks, and what somebody did is the reason.
  thanks: {
    silent: ['oncall-identity'],
    silentRules: ['name-cause.because-of', 'name-cause.singled-out', 'name-cause.action-and-harm', 'name-cause.weighed'],
    heavier: 2,
  },
  // An actor beside a time and an effect is a record, not a cause.
  timeline: { silentRules: ['name-cause.action-and-harm', 'name-cause.weighed', 'oncall-identity.weighed'], heavier: 0.5 },
  // Who takes an action on, and that it should be done, is what the section is for.
  actions: { silentRules: ['name-cause.weighed', 'oncall-identity.weighed', 'counterfactual.expected-to'], heavier: 0.5 },
};

/** Whether a rule has nothing to say in a section. */
export function isSilentIn(section: Section, rule: { id: string; category: Category }): boolean {
  const rules = RULES[section];
  return (rules?.silent?.includes(rule.category) ?? false) || (rules?.silentRules?.includes(rule.id) ?? false);
}

/** How much more than elsewhere a sentence must weigh in a section. */
export function heavierIn(section: Section): number {
  return RULES[section]?.heavier ?? 0;
}

const NAMED: readonly [RegExp, Section][] = [
  [
    /^(?:detailed |incident )?(?:time ?line(?: and events)?|chronology|sequence of events|log of events)(?: of (?:the )?(?:events|incident))?$/,
    'timeline',
  ],
  [
    /^(?:corrective |remediation )?(?:actions?|action items?|follow-?ups?|follow-?up (?:actions?|items?)|remediation|next steps)$/,
    'actions',
  ],
  [/^(?:thanks|thank you|kudos|acknowledge?ments|credits|shout-?outs)$/, 'thanks'],
  [/^(?:contributing |root )?(?:factors|causes?|contributors)$/, 'factors'],
  [/^(?:executive )?(?:summary|overview|tl;?dr|abstract)$/, 'summary'],
];

/** The section a heading opens; null when it opens none that is known. The whole heading counts, without a number before and a remark in brackets behind. */
function sectionNamed(heading: string): Section | null {
  const name = heading
    .toLowerCase()
    .replace(/[*_`]|\p{Extended_Pictographic}|\u{FE0F}|\([^)]{0,60}\)/gu, '')
    .replace(/^[\d.)\s]+|[:\s#]+$/g, '')
    .replaceAll(/&(?:amp;)?/g, 'and');
  return NAMED.find(([form]) => form.test(name))?.[1] ?? null;
}

/** Follows the headings of a document: a known one opens its section, which lasts until a heading of its level or above; the title of the document opens none. */
export class SectionWalk {
  private readonly open: { section: Section; level: number }[] = [];

  /** The section of a block; `level` and `text` are those of a heading. */
  at(level: number | undefined, text: () => string): Section {
    if (level !== undefined) {
      while ((this.open[this.open.length - 1]?.level ?? 0) >= level) this.open.pop();
      const section = level > 1 ? sectionNamed(text()) : null;
      if (section) this.open.push({ section, level });
    }
    return this.open[this.open.length - 1]?.section ?? 'other';
  }
}
