import { isCommonWord } from '../lexicon/common-words';
import { asSeen, UNSEEN } from '../text/as-seen';
import { FIELD_VOCABULARY } from './rules/rules';

const MAX_LABEL = 400;
/** What a template that went through HTML may hold inside a word. */
const UNSEEN_ENTITY = /&(?:#(?:173|820[3-7]|x(?:ad|200[b-f]))|shy|zwn?j);/gi;
const JOINED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    oncall: 'on call',
    rootcause: 'root cause',
    humanerror: 'human error',
    usererror: 'user error',
    atfault: 'at fault',
    oncal: 'on call',
    eror: 'error',
    hman: 'human',
    falt: 'fault',
    misteak: 'mistake',
    whos: 'who s',
  }),
);
/** Roles are put right too: a misspelt commander is no stranger. */
const SPELLED = [...FIELD_VOCABULARY, 'incident', 'commander', 'approver', 'facilitator', 'liaison', 'coordinator', 'requester'];
const RIGHT_AS_IS = new Set(
  'pause clause clauses because operation operations operating terror mirror errors causes reason season parson shirt shift shirts false vault default faults single singles singly bleed blade blades frame flame lame game came same name broker token spoken people purple paper rage pages paged caged waged involved evolved resolved solved score scope root route boot loot rating dating rotating pager paper later wager disciplined causer causers incidents incidence commands commanded approve approved approves approval facilitate facilitated facilitates coordinate coordinated coordinates requested requests duration rated raised developed envelope manage manages managed'.split(
    ' ',
  ),
);

/** A label as lower-case words: camelCase, snake_case and kebab-case taken apart, near misses of the rules' words put right. */
export function normaliseLabel(label: string): string {
  const spaced = label
    .slice(0, MAX_LABEL)
    .normalize('NFKC')
    .replace(UNSEEN_ENTITY, '')
    .replace(UNSEEN, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return spaced
    .split(' ')
    .map(asSeen)
    .map((word) => JOINED.get(word) ?? corrected(word))
    .join(' ');
}

function corrected(word: string): string {
  if (word.length < 5 || FIELD_VOCABULARY.has(word) || RIGHT_AS_IS.has(word) || isCommonWord(word)) return word;
  const limit = word.length >= 9 ? 2 : 1;
  for (const candidate of SPELLED) {
    if (candidate.length < 5 || Math.abs(candidate.length - word.length) > limit || candidate[0] !== word[0]) continue;
    if (distance(word, candidate, limit) <= limit) return candidate;
  }
  return word;
}

/** Edit distance with transpositions; stops early above `limit`. */
function distance(a: string, b: string, limit: number): number {
  let previous: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const older = previous;
    previous = current;
    current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] as number) + 1, (current[j - 1] as number) + 1, (previous[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (older[j - 2] as number) + 1);
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
  }
  return current[b.length] as number;
}
