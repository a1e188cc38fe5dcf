import type { RawFinding } from '../find';
import type { Sentence } from '../grammar/sentence';
import type { Category } from '../rules/rule';
import type { Token } from '../text/token';
import type { Rewrite } from '../types';
import { didNot, plainPast } from './did-not';
import { dropAdjective, dropAdverb, dropClause, dropReason } from './drop';
import type { Edit, Rewriter } from './edit';
import { namelessChange } from './nameless-change';
import { neutralVerb } from './neutral-verb';
import { roleOnly } from './on-call';
import { oneOfSeveral } from './one-of-several';
import { passive } from './passive';

const OF_DEEDS: readonly Rewriter[] = [didNot, plainPast, dropReason, dropAdverb, dropAdjective, neutralVerb];

/** What may be tried for a kind of blame, the best first. None of them adds a fact; where none fits, the questions are all there is. */
const REWRITERS: Readonly<Record<Category, readonly Rewriter[]>> = {
  'name-cause': [namelessChange, plainPast, passive, dropReason, dropAdverb, neutralVerb],
  judgement: OF_DEEDS,
  punishment: [],
  'oncall-identity': [roleOnly],
  counterfactual: OF_DEEDS,
  'human-error': [dropReason, dropAdverb, namelessChange, passive],
  hindsight: [dropAdverb, didNot, dropClause],
  'single-cause': [oneOfSeveral, dropAdverb, dropClause],
  normative: [dropAdverb, dropAdjective, didNot, neutralVerb],
  writing: [],
};

/** A rewrite that reached over markup or a line break would leave half of it behind. */
const MARKUP = /[*_~`[\]<>\n]/;

/** The first rewrite of a finding that leaves its sentence clean; none where all of them would be flagged themselves. */
export function rewritesFor(text: string, sentence: Sentence, raw: RawFinding, isClean: (candidate: string) => boolean): Rewrite[] {
  const start = (sentence.tokens[0] as Token).start;
  const end = (sentence.tokens[sentence.tokens.length - 1] as Token).end;
  for (const rewriter of REWRITERS[raw.rule.category]) {
    const edit = rewriter(sentence, raw);
    if (!edit) continue;
    const rewrite = toRewrite(text, sentence, edit);
    if (MARKUP.test(text.slice(rewrite.start, rewrite.end))) continue;
    const candidate = text.slice(start, rewrite.start) + rewrite.text + text.slice(rewrite.end, end);
    if (isClean(candidate)) return [rewrite];
  }
  return [];
}

/** Taking words out takes the space before or after them, too, and hands on the capital of the first word. */
function toRewrite(text: string, sentence: Sentence, edit: Edit): Rewrite {
  const { tokens } = sentence;
  const start = (tokens[edit.from] as Token).start;
  const end = (tokens[edit.to - 1] as Token).end;
  if (edit.text !== '') return { start, end, text: edit.text };
  const next = tokens[edit.to];
  const before = tokens[edit.from - 1];
  if (!next || next.kind === 'punct') return { start: before ? before.end : start, end, text: '' };
  if (edit.from > sentence.first) return { start, end: next.start, text: '' };
  return { start, end: next.start + 1, text: (text[next.start] as string).toUpperCase() };
}
