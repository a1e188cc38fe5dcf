import type { ContentKind } from '../section-content';

export const TEMPLATE_KINDS = [
  'incident_postmortem',
  'learning_review',
  'light',
  'five_hows',
  'customer_report',
  'security',
  'near_miss',
  'game_day_debrief',
  'table_top',
] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Types of custom fields. None of them can hold a person. */
export const FIELD_TYPES = ['text', 'number', 'choice', 'multi_choice', 'date_time', 'duration', 'link', 'team', 'service'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface TemplateSection {
  /** Stable name: lower case, digits, underscores. */
  key: string;
  title: string;
  /** One sentence that says what belongs here. */
  prompt: string;
  /** Longer advice; '' for none. */
  help: string;
  /** Questions a facilitator can ask. */
  questions: readonly string[];
  /** Markdown a new document starts with; '' for none. */
  starterText: string;
  /** Publishing is refused while it is empty. */
  required: boolean;
  /** From 1, without gaps. */
  position: number;
  contentKind: ContentKind;
}

export interface TemplateField {
  key: string;
  label: string;
  help: string;
  type: FieldType;
  /** Only for choice and multi_choice, at least two. */
  options?: readonly string[];
  required: boolean;
}

export interface Template {
  key: string;
  kind: TemplateKind;
  title: string;
  description: string;
  /** From 1; a document keeps the version it was started with. */
  version: number;
  sections: readonly TemplateSection[];
  fields: readonly TemplateField[];
  /** What a facilitator says at the start. */
  openingText: string;
}

/** A section as a built-in states it: the position follows from the order. */
export type SectionDraft = Pick<TemplateSection, 'key' | 'title' | 'prompt'> & Partial<Omit<TemplateSection, 'position'>>;

/** Fills in what most sections have in common. */
export const sectionsInOrder = (drafts: readonly SectionDraft[]): TemplateSection[] =>
  drafts.map((draft, index) => ({
    help: '',
    questions: [],
    starterText: '',
    required: false,
    contentKind: 'markdown',
    ...draft,
    position: index + 1,
  }));
