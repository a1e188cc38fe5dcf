import { classesOf } from '../lexicon/lexicon';
import { type Features, stem } from '../weigh/features';
import { normaliseLabel } from './normalise-label';

/** What a field shows: words, stems, word classes and neighbours of its label and its help, and its type. The positions mean nothing here. */
export function fieldFeatures(field: { label: string; help?: string; type?: string }): Features {
  const found = new Set<string>();
  addText(found, 'l', field.label);
  addText(found, 'h', field.help ?? '');
  if (!field.help) found.add('no-help');
  if (field.label.includes('?')) found.add('question');
  const type = (field.type ?? '').toLowerCase();
  found.add(`type:${type}`);
  if (isPersonType(type)) for (const word of wordsOf(field.label)) found.add(`person:${word}`);
  return new Map([...found].map((name) => [name, 0]));
}

/** Whether the type asks for people. The product has no such type; a template that is imported or checked on the command line may. */
export function isPersonType(type: string): boolean {
  return /^(?:multi[-_ ]?)?(?:person|people|user|users|member|members|email|phone|contact|assignee)$/i.test(type.trim());
}

function addText(found: Set<string>, part: string, text: string): void {
  const words = wordsOf(text);
  words.forEach((word, i) => {
    found.add(`${part}:${word}`).add(`any:${word}`);
    if (word.length > 5) found.add(`${part}s:${stem(word)}`);
    for (const name of classesOf(word)) found.add(`${part}c:${name}`).add(`anyc:${name}`);
    if (words[i + 1]) found.add(`${part}b:${word}_${words[i + 1]}`);
    if (words[i + 2]) found.add(`${part}k:${word}_*_${words[i + 2]}`);
  });
  if (words.length > 0) found.add(`${part}first:${words[0]}`).add(`${part}last:${words[words.length - 1]}`);
  if (words.length === 1) found.add(`${part}single`);
}

const wordsOf = (text: string): string[] => normaliseLabel(text).split(' ').filter(Boolean);
