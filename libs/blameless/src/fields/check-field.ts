import { fieldFeatures, hasTellingWord, speaksOfPeople } from './field-features';
import { fieldWeights } from './field-weights';
import { readField } from './read-field';
import type { FieldCategory } from './rules/rules';

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
/** A field that speaks of people is refused above this weight even if no rule meets it. */
const REFUSE = 0.2;
/** Without a word for people faults, slips and warnings are mostly those of machines. */
const SURE = 0.8;
/** A field for people needs a purpose that is allowed, or at least a weight that speaks for it. */
const DOUBTED = -0.5;

const ACCEPTED: FieldVerdict = { refused: false, category: null, message: null, replacement: null };

/** Refuses a field that asks for a person as cause, who was on call, a sanction, a judgement, human error or exactly one cause. Pure. */
export function checkField(field: FieldInput): FieldVerdict {
  const asks = readField(field);
  if (field.prose) return asks.for[0] ? refuse(asks.for[0]) : ACCEPTED;
  const features = fieldFeatures(field, asks);
  const weights = fieldWeights();
  const score = weights.scoreOf(features);
  const chanceOf = weights.chancesOf(features);
  const likeliest = (categories: readonly FieldCategory[]) => [...categories].sort((a, b) => chanceOf(b) - chanceOf(a))[0];
  const found = likeliest(asks.for);
  if (found) return refuse(found);
  const limit = speaksOfPeople(field) ? REFUSE : SURE;
  if (score > limit && !asks.forbids && !asks.harmless && hasTellingWord(field)) return refuse(weights.categoryOf(features));
  const option = likeliest((field.options ?? []).flatMap((label) => readField({ label }).for));
  if (option) return refuse(option);
  if (score > DOUBTED && asks.namesWithoutPurpose) return refuse('person-cause');
  return ACCEPTED;
}

function refuse(category: FieldCategory): FieldVerdict {
  return { refused: true, category, ...ANSWERS[category] };
}
