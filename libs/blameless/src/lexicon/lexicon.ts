import { WORD_CLASSES } from './classes';
import { pluralOf, verbForms } from './inflect';

const classes = new Map<string, Set<string>>();
const wordsOf = new Map<string, Set<string>>();

function add(word: string, tag: string): void {
  put(classes, word, tag);
  put(wordsOf, tag, word);
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

for (const [key, list] of Object.entries(WORD_CLASSES)) {
  const [form, name] = key.split(':') as [string, string];
  for (const entry of list.split(/\s+/)) {
    if (form === 'v') addVerb(entry, name);
    else add(entry, name);
    if (form === 'p') add(pluralOf(entry), name);
  }
}

function addVerb(lemma: string, name: string): void {
  const forms = verbForms(lemma);
  for (const form of [forms.base, forms.third, forms.ing, ...forms.past, ...forms.participle]) add(form, name);
  add(forms.base, `${name}:base`);
  add(forms.ing, `${name}:ing`);
  for (const form of [...forms.past, ...forms.participle, forms.third]) add(form, `${name}:fin`);
  for (const form of forms.past) add(form, `${name}:past`);
  for (const form of forms.participle) add(form, `${name}:part`);
}

/** Whether a lower-case word belongs to a word class (`role`, `be`, `judgeverb:past`). */
export function isA(word: string, tag: string): boolean {
  return classes.get(word)?.has(tag) ?? false;
}

const NONE: ReadonlySet<string> = new Set();

/** All classes of a lower-case word. */
export function classesOf(word: string): ReadonlySet<string> {
  return classes.get(word) ?? NONE;
}

/** All words of a class; undefined when there is no such class. */
export function wordsIn(tag: string): ReadonlySet<string> | undefined {
  return wordsOf.get(tag);
}

/** Whether the lexicon knows the word at all; such a word at the start of a sentence is no name. */
export function isKnown(word: string): boolean {
  return classes.has(word);
}
