import { DOUBLING, IRREGULAR } from './irregular-verbs';

/** The forms of an English verb. */
export interface VerbForms {
  base: string;
  third: string;
  ing: string;
  past: readonly string[];
  participle: readonly string[];
}

/** Forms of a lemma: irregular ones from the table, the rest by spelling rule. */
export function verbForms(lemma: string): VerbForms {
  const irregular = IRREGULAR.get(lemma);
  const regular = [`${stem(lemma)}ed`.replace(/eed$/, lemma.endsWith('e') ? 'ed' : 'eed')];
  return {
    base: lemma,
    third: thirdPerson(lemma),
    ing: ingForm(lemma),
    past: irregular?.past ?? regular,
    participle: irregular?.participle ?? regular,
  };
}

function stem(lemma: string): string {
  if (lemma.endsWith('e')) return lemma.slice(0, -1);
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}i`;
  return DOUBLING.has(lemma) ? lemma + lemma.slice(-1) : lemma;
}

function ingForm(lemma: string): string {
  if (lemma === 'panic') return 'panicking';
  if (lemma.endsWith('ie')) return `${lemma.slice(0, -2)}ying`;
  if (lemma.endsWith('e') && !/[eoy]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`;
  return DOUBLING.has(lemma) ? `${lemma}${lemma.slice(-1)}ing` : `${lemma}ing`;
}

function thirdPerson(lemma: string): string {
  if (lemma === 'have') return 'has';
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|[^o]o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

/** The plural of a noun: -men, -ies, -es or -s. */
export function pluralOf(noun: string): string {
  if (/(?:wo)?man$/.test(noun)) return noun.replace(/an$/, 'en');
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
