import { isA } from '../lexicon/lexicon';
import { NOT_PERSONS } from '../lexicon/software-names';
import type { Token } from '../text/token';
import { endOfName, isHonorific, judgeName, type KnownNames } from './names';
import { NEEDS_MODIFIER } from './role-modifiers';
import type { PersonPhrase } from './sentence';
import { isPast, looksFinite } from './verbs';

const SELF = new Set(['we', 'us', 'ourselves']);
const DEPT_NEEDS_VERB = new Set([
  'support',
  'finance',
  'legal',
  'engineering',
  'operations',
  'infrastructure',
  'management',
  'leadership',
  'marketing',
  'infra',
  'it',
  'security',
  'product',
]);
/** Roles that are also kinds of software, told by the word before: memory manager, Kafka operator. */
const SOFTWARE_TOO = new Set([
  'operator',
  'operators',
  'manager',
  'managers',
  'responder',
  'responders',
  'planner',
  'dispatcher',
  'coordinator',
  'handler',
  'controller',
  'driver',
  'installer',
  'scheduler',
  'analyst',
  'supervisor',
  'owner',
  'author',
  'reader',
  'person',
]);
const PARTNER_OF_A_MACHINE = new Set([
  'failover',
  'replication',
  'sync',
  'cluster',
  'peer',
  'storage',
  'mirror',
  'redundancy',
  'standby',
  'pairing',
]);
const NOT_HEAD_BEFORE = new Set([
  'error',
  'errors',
  'mistake',
  'mistakes',
  'account',
  'experience',
  'action',
  'intervention',
  'interaction',
  'portal',
  'time',
  'hours',
  'effort',
  'input',
  'guide',
  'handbook',
  'factor',
  'factors',
  'name',
  'names',
]);

/** Finds the person phrases of a sentence and registers each under every token it covers. */
export function findPersonPhrases(
  tokens: Token[],
  first: number,
  known: KnownNames,
  systemAt: readonly boolean[],
): (PersonPhrase | undefined)[] {
  const at: (PersonPhrase | undefined)[] = new Array(tokens.length);
  for (let i = 0; i < tokens.length; i += 1) {
    const phrase = contextTeam(tokens, i, known) ?? (systemAt[i] ? undefined : phraseFrom(tokens, i, first, known));
    if (!phrase) continue;
    for (let k = phrase.start; k < phrase.end; k += 1) at[k] = phrase;
    i = phrase.end - 1;
  }
  return at;
}

function phraseFrom(tokens: Token[], i: number, first: number, known: KnownNames): PersonPhrase | undefined {
  const token = tokens[i] as Token;
  if (token.kind === 'handle' || token.kind === 'email') return { start: i, end: i + 1, kind: 'person', named: true, sure: true };
  if (token.kind !== 'word') return undefined;
  return pronoun(tokens, i) ?? named(tokens, i, first, known) ?? role(tokens, i);
}

function contextTeam(tokens: Token[], i: number, known: KnownNames): PersonPhrase | undefined {
  const end = endOfName(tokens, i, known.teams);
  return end > i && !isA(tokens[end]?.norm ?? '', 'techhead') ? { start: i, end, kind: 'team', named: false, sure: true } : undefined;
}

function pronoun(tokens: Token[], i: number): PersonPhrase | undefined {
  const { norm } = tokens[i] as Token;
  if (norm === 'no' && tokens[i + 1]?.norm === 'one') return { start: i, end: i + 2, kind: 'person', named: false, sure: true };
  if (!isA(norm, 'pronoun')) return undefined;
  return { start: i, end: i + 1, kind: SELF.has(norm) ? 'self' : 'person', named: false, sure: true };
}

function named(tokens: Token[], i: number, first: number, known: KnownNames): PersonPhrase | undefined {
  const token = tokens[i] as Token;
  if (isHonorific(token)) {
    let end = i + 1;
    if (tokens[end]?.norm === '.') end += 1;
    if (!tokens[end]?.capital) return undefined;
    return { start: i, end: surnameEnd(tokens, end + 1), kind: 'person', named: true, sure: true };
  }
  const verdict = judgeName(token, tokens[i - 1], tokens[i + 1], i === first, known);
  if (verdict === 'no') return undefined;
  const end = surnameEnd(tokens, i + 1);
  const next = tokens[end]?.norm ?? '';
  for (let k = i + 1; k < end; k += 1) if (NOT_PERSONS.has(tokens[k]?.norm ?? '')) return undefined;
  if (isA(next, 'teamword')) return { start: i, end: end + 1, kind: 'team', named: false, sure: true };
  if (isA(next, 'techhead') && verdict === 'maybe') return undefined;
  const sure = verdict === 'person' || (end > i + 1 && i !== first);
  return { start: i, end, kind: 'person', named: true, sure };
}

function surnameEnd(tokens: Token[], from: number): number {
  let end = from;
  while (end < tokens.length && end < from + 3) {
    const next = tokens[end] as Token;
    const initial = next.norm.length === 1 && next.capital && tokens[end + 1]?.norm === '.';
    if (initial && tokens[end + 2]?.capital) {
      end += 2;
      continue;
    }
    if (next.kind !== 'word' || !next.capital || next.shout || isA(next.norm, 'aux') || isA(next.norm, 'pronoun') || next.lineStart) break;
    end += 1;
  }
  return end;
}

function role(tokens: Token[], i: number): PersonPhrase | undefined {
  const { norm } = tokens[i] as Token;
  const next = tokens[i + 1];
  if (next && notHead(next.norm) && !(next.norm === 'account' && norm.endsWith('s'))) return undefined;
  if (norm === 'team' && next?.capital && next.kind === 'word' && !next.lineStart)
    return { start: phraseStart(tokens, i), end: i + 2, kind: 'team', named: false, sure: true };
  const start = phraseStart(tokens, i);
  const before = tokens[i - 1]?.norm ?? '';
  const made = (kind: PersonPhrase['kind'], sure = true): PersonPhrase => ({ start, end: i + 1, kind, named: false, sure });
  if (isA(norm, 'user')) return made('user');
  if (NEEDS_MODIFIER.has(norm) && !NEEDS_MODIFIER.get(norm)?.has(before)) return undefined;
  if ((norm === 'lead' || norm === 'head' || norm === 'heads') && next?.norm === 'to') return undefined;
  if (norm === 'head') return next?.norm === 'of' && start < i ? made('person') : undefined;
  if (norm.startsWith('group')) return start < i && !isA(before, 'techgroup') && !isA(before, 'det') ? made('team') : undefined;
  if (isA(norm, 'teamword') && start < i) return made('team');
  if (isA(norm, 'deptbare') && (start === i || isA(before, 'det')) && deptSubject(tokens, i))
    return made(isA(norm, 'role') ? 'person' : 'team');
  if (norm === 'on-call' || norm === 'oncall')
    return start < i && (next?.kind !== 'word' || looksFinite(next.norm) || isA(next.norm, 'subord')) ? made('person') : undefined;
  if (isA(norm, 'vendor')) return PARTNER_OF_A_MACHINE.has(before) && norm.startsWith('partner') ? undefined : made('vendor');
  if (isA(norm, 'role') && !(SOFTWARE_TOO.has(norm) && isA(before, 'softmod')) && norm !== 'head')
    return isA(norm, 'teamword') && norm !== 'people' ? made('team') : made('person');
  return undefined;
}

function notHead(next: string): boolean {
  return (
    NOT_HEAD_BEFORE.has(next) ||
    isA(next, 'techhead') ||
    isA(next, 'teamword') ||
    (isA(next, 'role') && next !== 'leads') ||
    isA(next, 'humanslip')
  );
}

function deptSubject(tokens: Token[], i: number): boolean {
  const { norm, shout } = tokens[i] as Token;
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if (norm === 'it' && !shout) return false;
  if (
    before &&
    before.kind === 'word' &&
    !isA(before.norm, 'subord') &&
    !isA(before.norm, 'prep') &&
    !isPast(before.norm) &&
    !isA(before.norm, 'det')
  )
    return false;
  if (!DEPT_NEEDS_VERB.has(norm) || (before && /^(?:by|with|of|against|on)$/.test(before.norm) && !(next && next.kind === 'word')))
    return true;
  return next !== undefined && next.kind === 'word' && looksFinite(next.norm);
}

/** Walks from the head to the left over adjectives, nouns and a possessor, up to and with the determiner. */
function phraseStart(tokens: Token[], head: number): number {
  let start = head;
  for (let k = head - 1; k >= 0 && head - k <= 6; k -= 1) {
    const token = tokens[k] as Token;
    if (token.kind !== 'word') break;
    if (isA(token.norm, 'det')) return k;
    if (token.norm === "'s") {
      start = k;
      continue;
    }
    if (isA(token.norm, 'prep') || isA(token.norm, 'aux') || isA(token.norm, 'subord') || isA(token.norm, 'pronoun')) break;
    start = k;
  }
  return start;
}
