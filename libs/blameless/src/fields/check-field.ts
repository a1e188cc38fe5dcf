import { FIELD_RULES, type FieldCategory, PERSON_TYPED_RULES } from './field-rules';
import { normaliseLabel } from './normalise-label';

/** A custom field or template field as its author writes it. */
export interface FieldInput {
  /** Prose or an identifier in any casing. */
  label: string;
  help?: string;
  /** Type of the value, such as `text`, `choice`, `person`. */
  type?: string;
  /** Choices, where the field has some. */
  options?: readonly string[];
}

/** The verdict; `replacement` is a label that asks for the condition instead of the person. */
export type FieldVerdict =
  | { refused: false; category: null; message: null; replacement: null }
  | { refused: true; category: FieldCategory; message: string; replacement: string };

const ANSWERS: Readonly<Record<FieldCategory, { message: string; replacement: string }>> = {
  'person-cause': { message: 'This field asks for a person as the cause.', replacement: 'Contributing factors' },
  oncall: { message: 'This field records who was on call.', replacement: 'Time to acknowledge' },
  punishment: { message: 'This field asks for a sanction.', replacement: 'Guardrails to add' },
  judgement: { message: 'This field judges a person.', replacement: 'What was visible at the time' },
  'human-error': {
    message: 'This field takes an error by a human as the explanation.',
    replacement: 'What made the action easy and its effect hard to see',
  },
  'single-cause': { message: 'This field asks for exactly one cause.', replacement: 'Contributing factors' },
};
const PERSON_TYPES = /^(?:multi[-_ ]?)?(?:person|people|user|users|member|email|phone|contact|assignee)$/i;
const FORBIDS = /\b(?:not|never|no|without|instead|avoid|rather|don t|nobody)\b/;
const ALLOWED_ROLE =
  /\b(?:action|follow up|task|document|report|postmortem|review|ticket|remediation|next step|fix) (?:owner|owners|author|authors|assignee|lead|item owner)\b|^(?:owner|owners|scribe|facilitator|author|authors|reviewer|reviewers|observer|moderator|interviewer|note taker|thanks|people to thank|kudos)\b/;

/** Refuses a field that asks for a person as cause, who was on call, a sanction, a judgement, human error or exactly one cause. Pure. */
export function checkField(field: FieldInput): FieldVerdict {
  const label = normaliseLabel(field.label);
  const help = normaliseLabel(field.help ?? '');
  const allowed = ALLOWED_ROLE.test(label);
  const category =
    categoryOf(label) ??
    (allowed ? null : personTyped(label, field.type)) ??
    (help === '' || FORBIDS.test(help) ? null : categoryOf(help)) ??
    (field.options ?? []).reduce<FieldCategory | null>((found, option) => found ?? categoryOf(normaliseLabel(option)), null);
  if (!category) return { refused: false, category: null, message: null, replacement: null };
  return { refused: true, category, ...ANSWERS[category] };
}

function categoryOf(words: string): FieldCategory | null {
  if (/^(?:no|not|without) |\bblameless\b|\bblame free\b/.test(words)) return null;
  return FIELD_RULES.find((rule) => rule.pattern.test(words) && !rule.unless?.test(words))?.category ?? null;
}

function personTyped(label: string, type: string | undefined): FieldCategory | null {
  if (!type || !PERSON_TYPES.test(type.trim())) return null;
  return PERSON_TYPED_RULES.find((rule) => rule.pattern.test(label))?.category ?? null;
}
