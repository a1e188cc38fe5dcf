import { normaliseLabel } from './normalise-label';
import { isOnlyForWork, namesForGoodPurpose } from './purposes';
import { anyOf } from './rules/rule';
import { askedBy, askedByType, type FieldCategory } from './rules/rules';
import { closesAfterOne, takesSeveral } from './rules/single-cause';

/** What the rules make of a field. */
export interface Asks {
  /** What it asks for that it may not. */
  for: readonly FieldCategory[];
  /** Its help tells people not to name or judge anybody. */
  forbids: boolean;
  /** Its label is about a role, work to come, a number of people or what they had at hand and nothing else, or it takes several causes. */
  harmless: boolean;
  /** People may be named for what it is for. */
  hasPurpose: boolean;
  /** It holds people, and nothing says what for. */
  namesWithoutPurpose: boolean;
}

const NEGATES = /\b(?:not|never|no|without|instead|avoid|rather|don t|nobody|leave out|omit)\b/;
const ABOUT_PEOPLE = anyOf([
  '<worker>',
  'who',
  'whose',
  'whom',
  'names?',
  'named',
  'naming',
  'users?',
  'human',
  'individually',
  'blam\\w+',
  'fault',
  'guilt\\w*',
  'mistakes?',
  'sanctions?',
  'judg\\w+',
  'culprits?',
  'roles?',
  'he',
  'she',
  'them',
]);

const HARMLESS = anyOf([
  '^(?:number of|how many|count of) \\w+',
  '^(?:what|which) (?:\\w+ ){0,2}did (?:the |our )?<worker> (?:have|see|use|look at|expect)',
]);

/** Who is responsible is asked of the past and of work to come alike. */
const isOnlyDuty = (words: string): boolean => /^(?:who is |the )?(?:\w+ )?(?:responsible|accountable|in charge)(?: \w+)?$/.test(words);

/** Reads a field by the rules. */
export function readField({ label, help = '', type }: { label: string; help?: string; type?: string }): Asks {
  const words = normaliseLabel(label);
  const sentences = help
    .split(/[.;!?\n]+|\bbut\b/)
    .map(normaliseLabel)
    .filter(Boolean);
  const helpWords = normaliseLabel(help);
  const ofPeople = type !== undefined && isPersonType(type);
  const saysPurpose = namesForGoodPurpose(words);
  const hasPurpose = saysPurpose || namesForGoodPurpose(helpWords);
  const onlyForWork = isOnlyForWork(words);
  const found = new Set<FieldCategory>([
    ...(onlyForWork ? [] : askedBy(words, helpWords)),
    ...(ofPeople && !saysPurpose ? askedByType(words) : []),
    ...sentences.filter((sentence) => !NEGATES.test(sentence) && !isOnlyForWork(sentence)).flatMap((sentence) => askedBy(sentence)),
  ]);
  if (closesAfterOne(`${words} ${helpWords}`)) found.add('single-cause');
  // A help that tells people not to name anybody uses the words of one that asks for names.
  const forbids = sentences.some((sentence) => NEGATES.test(sentence) && ABOUT_PEOPLE.test(sentence));
  if (forbids) found.delete('oncall');
  if (sentences.some(isOnlyForWork) && isOnlyDuty(words)) found.delete('person-cause');
  return {
    for: [...found],
    forbids,
    harmless: onlyForWork || HARMLESS.test(words) || takesSeveral(`${words} ${helpWords}`),
    hasPurpose,
    namesWithoutPurpose: ofPeople && !hasPurpose,
  };
}

/** Whether the type asks for people. The product has no such type; a template that is imported or checked on the command line may. */
export function isPersonType(type: string): boolean {
  return /^(?:multi[-_ ]?)?(?:person|people|user|users|member|members|email|phone|contact|assignee)$/i.test(type.trim());
}
