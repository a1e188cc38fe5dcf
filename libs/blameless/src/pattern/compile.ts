import type { Sentence } from '../grammar/sentence';
import { isParticiple, isPast } from '../grammar/verbs';
import { verbForms } from '../lexicon/inflect';
import { wordsIn } from '../lexicon/lexicon';

/** Matches at a token and gives the index after the match, or -1. */
type Test = (sentence: Sentence, at: number) => number;

/** One step of a compiled pattern. */
export interface Step {
  kind: 'test' | 'gap' | 'not' | 'open' | 'close' | 'start';
  test?: Test;
  optional: boolean;
  max: number;
}

/** How a pattern is found: by one of its first words, at a person phrase, at the start of a sentence, or (computed classes) anywhere. */
type Trigger = { kind: 'words'; words: ReadonlySet<string> } | { kind: 'phrase' } | { kind: 'start' } | { kind: 'any' };

export interface CompiledPattern {
  steps: Step[];
  trigger: Trigger;
}

/** Elements that are computed, not listed. */
const SPECIAL: ReadonlyMap<string, Test> = new Map<string, Test>(
  Object.entries({
    '@part': wordTest(isParticiple),
    '@past': wordTest(isPast),
    '@ly': wordTest((word) => word.length > 4 && word.endsWith('ly')),
    '@ing': wordTest((word) => word.length > 5 && word.endsWith('ing')),
    P: (sentence, at) => phraseTest(sentence, at, false),
    V: (sentence, at) => (sentence.phraseAt[at] && sentence.phraseAt[at]?.kind !== 'user' ? (sentence.phraseAt[at]?.end ?? -1) : -1),
    N: (sentence, at) => phraseTest(sentence, at, true),
    _: (sentence, at) => (sentence.tokens[at] && sentence.tokens[at]?.kind !== 'punct' ? at + 1 : -1),
    '#': (sentence, at) => (sentence.tokens[at]?.kind === 'number' ? at + 1 : -1),
    $: (sentence, at) => (atSentenceEnd(sentence, at) ? at : -1),
  }),
);

function atSentenceEnd(sentence: Sentence, at: number): boolean {
  for (let k = at; k < sentence.tokens.length; k += 1) if (k - at > 2 || sentence.tokens[k]?.kind !== 'punct') return false;
  return true;
}

/**
 * Compiles a token pattern. Elements, parted by spaces: `word`, `a|b`, `@class` (see lexicon), `@class:past`, `~lemma` (all forms), `@part`,
 * `@past`, `@ly`, `@ing`, `P` (person or team), `V` (the same, or a vendor), `N` (name, handle, e-mail), `_` (any word), `#` (number), `..n` (up to n tokens),
 * `!x` (not x here), `x?` (optional), `^` and `$` (ends of the sentence), `[` and `]` (the part to mark).
 * Throws an Error that names the faulty element.
 */
export function compilePattern(source: string): CompiledPattern {
  const elements = source.trim().split(/\s+/);
  const steps = elements.map(compileElement);
  return { steps, trigger: triggerOf(elements, source) };
}

function compileElement(element: string): Step {
  const step = (kind: Step['kind'], test?: Test, optional = false, max = 1): Step => ({ kind, test, optional, max });
  if (element === '[') return step('open');
  if (element === ']') return step('close');
  if (element === '^') return step('start');
  const gap = /^\.\.(\d{1,2})$/.exec(element);
  if (gap) return step('gap', undefined, true, Math.min(Number(gap[1]), 12));
  if (element.length > 1 && element.startsWith('!')) return step('not', alternatives(element.slice(1)));
  const optional = element.length > 1 && element.endsWith('?');
  return step('test', alternatives(optional ? element.slice(0, -1) : element), optional);
}

function alternatives(source: string): Test {
  const special = source.split('|').flatMap((part) => SPECIAL.get(part) ?? []);
  const words = finiteWords(source);
  const plain: Test = (sentence, at) => (words.has(sentence.tokens[at]?.norm ?? '') ? at + 1 : -1);
  if (special.length === 0) return plain;
  if (words.size === 0 && special.length === 1) return special[0] as Test;
  return (sentence, at) => {
    const end = plain(sentence, at);
    if (end >= 0) return end;
    for (const test of special) {
      const found = test(sentence, at);
      if (found >= 0) return found;
    }
    return -1;
  };
}

function wordTest(test: (word: string) => boolean): Test {
  return (sentence, at) => {
    const token = sentence.tokens[at];
    return token?.kind === 'word' && test(token.norm) ? at + 1 : -1;
  };
}

function phraseTest(sentence: Sentence, at: number, named: boolean): number {
  const phrase = sentence.phraseAt[at];
  if (
    !phrase ||
    (phrase.named && !phrase.sure && phrase.start === sentence.first) ||
    phrase.kind === 'user' ||
    phrase.kind === 'vendor' ||
    (named && !phrase.named)
  )
    return -1;
  return phrase.end;
}

/** The words an element stands for; elements that are computed contribute none. */
function finiteWords(source: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const part of source.split('|')) {
    if (SPECIAL.has(part)) continue;
    if (part.startsWith('@')) {
      const members = wordsIn(part.slice(1));
      if (!members) throw new Error(`Unknown word class ${part}`);
      for (const word of members) words.add(word);
    } else if (part.startsWith('~')) {
      const forms = verbForms(part.slice(1));
      for (const word of [forms.base, forms.third, forms.ing, ...forms.past, ...forms.participle]) words.add(word);
    } else if (part !== '') words.add(part);
  }
  return words;
}

function triggerOf(elements: string[], source: string): Trigger {
  const first = elements.find((element) => element !== '[');
  if (first === '^') return { kind: 'start' };
  if (first?.split('|').some((part) => ['P', 'N', 'V'].includes(part)))
    return ['P', 'N', 'V'].includes(first) ? { kind: 'phrase' } : { kind: 'any' };
  if (first?.split('|').some((part) => SPECIAL.has(part) && part !== 'P' && part !== 'N' && part !== 'V')) return { kind: 'any' };
  const words = first && !/^[!#_]|^\.\.|\?$/.test(first) ? finiteWords(first) : new Set<string>();
  if (words.size === 0) throw new Error(`A pattern must begin with words, P, N or ^: ${source}`);
  return { kind: 'words', words };
}
