import { fieldFeatures, hasTellingWord, isPersonType } from './field-features';
import { FIELD_RULES, type FieldCategory, PERSON_TYPED_RULES } from './field-rules';
import { fieldWeights } from './field-weights';
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
  /** True: the words are running text, such as a prompt, not a label; the weights know labels only, so that the rules judge alone. Default false. */
  prose?: boolean;
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
const FORBIDS = /\b(?:not|never|no|without|instead|avoid|rather|don t|nobody)\b/;
/** What a field may hold a person for: work to come and the document itself. */
const ALLOWED_PURPOSE =
  /\b(?:action|risk|process|product|improvement|follow ?up|task|document|doc|report|postmortem|review|runbook|ticket|remediation|next step|fix|capa|notice|corrective) (?:\w+ )?(?:owners?|authors?|assignee|lead|item owner)\b|\b(?:owners?|authors?|assignee) of\b|^(?:owners?|authors?|reviewers?|observers?|interviewer|moderator|kudos|credits?)\b|\b(?:scribe|facilitat\w+|note ?taker|minutes|timekeeper|participants?|attendees|thanks?|shout outs?|reviewer|interviewer|written by|publication|carry|follow ?up|invitees|sponsor|editor|second reader|prepared by|dri|contact for|who (?:will|takes|closes|tracks|keeps|presents))\b/;

/** A field is refused above this weight even if no rule meets it, and accepted below the other whatever rule met it by chance. */
const REFUSE = 0.6;
const ACCEPT = -1.5;
/** A field for people needs a purpose that is allowed, or at least a weight that speaks for it. */
const DOUBTED = -0.5;

const ACCEPTED: FieldVerdict = { refused: false, category: null, message: null, replacement: null };

/** Refuses a field that asks for a person as cause, who was on call, a sanction, a judgement, human error or exactly one cause. Pure. */
export function checkField(field: FieldInput): FieldVerdict {
  const category = byRule(field);
  if (field.prose) return category ? refuse(category) : ACCEPTED;
  const features = fieldFeatures(field);
  const score = fieldWeights().scoreOf(features);
  if (category ? score > ACCEPT : score > REFUSE && !forbids(field) && hasTellingWord(field))
    return refuse(category ?? fieldWeights().categoryOf(features));
  const option = (field.options ?? []).reduce<FieldCategory | null>((found, label) => found ?? categoryOf(normaliseLabel(label)), null);
  if (option) return refuse(option);
  if (score > DOUBTED && asksForPerson(field)) return refuse('person-cause');
  return ACCEPTED;
}

function refuse(category: FieldCategory): FieldVerdict {
  return { refused: true, category, ...ANSWERS[category] };
}

function byRule(field: FieldInput): FieldCategory | null {
  const label = normaliseLabel(field.label);
  const typed = ALLOWED_PURPOSE.test(label) ? null : personTyped(label, field.type);
  return categoryOf(label) ?? typed ?? (!field.help || forbids(field) ? null : categoryOf(normaliseLabel(field.help)));
}

/** A help that tells people not to name anybody uses the words of one that asks for names. */
function forbids(field: FieldInput): boolean {
  return FORBIDS.test(normaliseLabel(field.help ?? ''));
}

function categoryOf(words: string): FieldCategory | null {
  if (/^(?:no|not|without) |\bblameless\b|\bblame free\b/.test(words)) return null;
  return FIELD_RULES.find((rule) => rule.pattern.test(words) && !rule.unless?.test(words))?.category ?? null;
}

function personTyped(label: string, type: string | undefined): FieldCategory | null {
  if (!type || !isPersonType(type)) return null;
  return PERSON_TYPED_RULES.find((rule) => rule.pattern.test(label))?.category ?? null;
}

/** A field for people with another purpose than those allowed. */
function asksForPerson({ label, help, type }: FieldInput): boolean {
  return (
    type !== undefined &&
    isPersonType(type) &&
    !ALLOWED_PURPOSE.test(normaliseLabel(label)) &&
    !ALLOWED_PURPOSE.test(normaliseLabel(help ?? ''))
  );
}
