import { classesOf, isA } from '../lexicon/lexicon';
import { type Features, stem } from '../weigh/features';
import { normaliseLabel } from './normalise-label';
import { type Asks, isPersonType } from './read-field';
import { anyOf } from './rules/rule';
import { FIELD_VOCABULARY } from './rules/rules';

/** Labels of more words are all long. */
const LONG = 6;
/** Misspelt and derived words mostly begin like the word that is meant. */
const BEGINNING = 4;

/** What a field shows: words, stems, word classes and neighbours of its label and its help, its type, and what the rules make of it, if that is given. The positions mean nothing here. */
export function fieldFeatures(field: { label: string; help?: string; type?: string }, asks?: Asks): Features {
  const found = new Set<string>();
  const words = wordsOf(field.label);
  addText(found, 'l', words);
  addText(found, 'h', wordsOf(field.help ?? ''));
  if (!field.help) found.add('no-help');
  if (field.label.includes('?')) found.add('question');
  const type = (field.type ?? '').toLowerCase();
  found.add(`type:${type}`);
  if (isPersonType(type)) for (const word of words) found.add(`person:${word}`);
  found.add(`length:${Math.min(LONG, normaliseLabel(field.label).split(' ').length)}`);
  for (const word of words) if (word.length > BEGINNING) found.add(`begins:${word.slice(0, BEGINNING)}`);
  for (const category of asks?.for ?? []) found.add('rule').add(`rule:${category}`);
  if (asks?.forbids) found.add('forbids');
  if (asks?.harmless) found.add('harmless');
  if (asks?.hasPurpose) found.add('purpose');
  return new Map([...found].map((name) => [name, 0]));
}

function addText(found: Set<string>, part: string, words: readonly string[]): void {
  words.forEach((word, i) => {
    found.add(`${part}:${word}`).add(`any:${word}`);
    if (word.length > 5) found.add(`${part}s:${stem(word)}`);
    for (const name of classesOf(word)) found.add(`${part}c:${name}`).add(`anyc:${name}`);
    if (words[i + 1]) found.add(`${part}b:${word}_${words[i + 1]}`);
    if (words[i + 2]) found.add(`${part}k:${word}_*_${words[i + 2]}`);
  });
  addPeople(found, part, words.map(signOf));
  if (words.length > 0) found.add(`${part}first:${words[0]}`).add(`${part}last:${words[words.length - 1]}`);
  if (words.length === 1) found.add(`${part}single`);
}

/** Signs of people and what stands beside them. */
function addPeople(found: Set<string>, part: string, signs: readonly string[]): void {
  const isSign = (sign: string) => sign.startsWith('<');
  signs.forEach((sign, i) => {
    if (isSign(sign)) found.add(`${part}g:${sign}`).add(`anyg:${sign}`);
    const [next, second] = [signs[i + 1], signs[i + 2]];
    if (next && (isSign(sign) || isSign(next))) found.add(`${part}gb:${sign}_${next}`);
    if (second && (isSign(sign) || isSign(second))) found.add(`${part}gk:${sign}_*_${second}`);
  });
}

const PERSON = anyOf(['^<worker>$']);

/** Anybody looks alike to the weights, so that what is asked of a nurse is known of a pilot. */
function signOf(word: string): string {
  if (PERSON.test(word) || isA(word, 'role')) return '<person>';
  if (/^who(?:m|se|ever)?$/.test(word)) return '<who>';
  return /^(?:teams?|crew|squad)$/.test(word) ? '<team>' : word;
}

/** Single letters and numbers say nothing about what is asked for. */
const wordsOf = (text: string): string[] =>
  normaliseLabel(text)
    .split(' ')
    .filter((word) => word.length > 1 && !/^\d+$/.test(word));

/** Words beside those of the rules that can ask for people, blame or a sanction. */
const TELLING_WORDS = new Set(
  'hr acked pip pebkac dismissal demotion wage salary deduction scapegoat wrongdoer violator decision name names initials handle uid roster rota call oc phone watch woken escalated team crew shift worker cook nurse pilot captain clerk agent staff cause causes reason only sole one rc boils other factor finger resp layer eror falt suspension suspended pay paid docked bonus withheld fine fined points demerit record licence license withdrawn revoked misconduct wilful willful culpability blameworthiness culpable liable liability sloppily badly poorly inadequate properly fast enough follow followed skill attitude competent trained fail failed failure lapse slip slipped'.split(
    ' ',
  ),
);
const PEOPLE_CLASSES = ['role', 'pronoun', 'judgeadj', 'insult', 'oncallword', 'attention', 'badtrait'];
const TELLING_CLASSES = [...PEOPLE_CLASSES, 'humanattr', 'slip'];

/** Whether a word of the field can ask for people, blame or a sanction at all; without one the weights have nothing to go by. */
export function hasTellingWord(field: { label: string; help?: string }): boolean {
  return allWordsOf(field).some(
    (word) => FIELD_VOCABULARY.has(word) || TELLING_WORDS.has(word) || TELLING_CLASSES.some((name) => isA(word, name)),
  );
}

/** Whether a word of the field means people, or a trait that only people have. */
export function speaksOfPeople(field: { label: string; help?: string }): boolean {
  return allWordsOf(field).some((word) => signOf(word) !== word || PEOPLE_CLASSES.some((name) => isA(word, name)));
}

const allWordsOf = ({ label, help = '' }: { label: string; help?: string }): string[] => [...wordsOf(label), ...wordsOf(help)];
