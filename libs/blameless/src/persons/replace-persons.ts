import { isHonorific, type KnownNames, knownNames, type NameContext } from '../grammar/names';
import { findPersonPhrases } from '../grammar/person-phrases';
import { GIVEN_NAMES } from '../lexicon/given-names';
import { splitBlocks } from '../text/blocks';
import { splitSentences } from '../text/sentences';
import type { Token } from '../text/token';
import { tokenizeBlock } from '../text/tokenize';

/** One replaced reference; offsets point into the original text. */
export interface ReplacedPerson {
  kind: 'name' | 'handle' | 'email';
  start: number;
  end: number;
  replacement: string;
}

/** Replaces names of people, @handles and e-mail addresses by a role word. Leaves software, places, services, teams and code alone; in doubt it leaves a word as it is. */
export function replacePersons(text: string, context: NameContext = {}): { text: string; replaced: ReplacedPerson[] } {
  const known = knownNames(context);
  const replaced: ReplacedPerson[] = [];
  for (const block of splitBlocks(text, 'markdown', true)) {
    for (const tokens of splitSentences(tokenizeBlock(text, block, true))) replaced.push(...personsIn(tokens, known));
  }
  let out = '';
  let at = 0;
  for (const item of replaced) {
    out += text.slice(at, item.start) + item.replacement;
    at = item.end;
  }
  return { text: out + text.slice(at), replaced };
}

function personsIn(tokens: Token[], known: KnownNames): ReplacedPerson[] {
  let first = tokens.findIndex((token) => token.kind !== 'punct' && token.kind !== 'number');
  if (first < 0) first = 0;
  const found: ReplacedPerson[] = [];
  const phrases = new Set(findPersonPhrases(tokens, first, known));
  for (const phrase of phrases) {
    if (!phrase?.named || !phrase.sure) continue;
    const words = tokens.slice(phrase.start, phrase.end);
    const head = words[0] as Token;
    const kind = head.kind === 'handle' ? 'handle' : head.kind === 'email' ? 'email' : 'name';
    if (
      kind === 'name' &&
      !words.some(
        (word) => GIVEN_NAMES.has(word.norm) || known.people.has(word.norm) || isHonorific(word) || /^[a-z]\.[a-z]+$/.test(word.norm),
      )
    )
      continue;
    const last = words[words.length - 1] as Token;
    found.push({
      kind,
      start: head.start,
      end: last.end,
      replacement: phrase.start === first && kind === 'name' ? 'A responder' : 'a responder',
    });
  }
  return found.sort((a, b) => a.start - b.start);
}
