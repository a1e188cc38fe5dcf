import type { RawFinding } from '../find';
import type { Sentence } from '../grammar/sentence';
import { BASE_OF_PARTICIPLE } from '../lexicon/irregular-verbs';
import type { Token } from '../text/token';
import type { Rewrite } from '../types';

/** A mechanical rewrite: replaces tokens `from` to `to` (exclusive). */
interface Edit {
  from: number;
  to: number;
  text: string;
}

type Rewriter = (sentence: Sentence, raw: RawFinding) => Edit | null;

const REWRITERS: Readonly<Record<string, Rewriter>> = {
  'did-not': didNot,
  'drop-adverb': dropAdverb,
  'followed-change': followedChange,
  'one-of-several': oneOfSeveral,
};

/** The safe rewrites of a finding. One that would itself be flagged is dropped. */
export function rewritesFor(text: string, sentence: Sentence, raw: RawFinding, isClean: (candidate: string) => boolean): Rewrite[] {
  const edit = raw.rule.rewrite ? REWRITERS[raw.rule.rewrite]?.(sentence, raw) : null;
  if (!edit) return [];
  const { tokens } = sentence;
  const start = (tokens[edit.from] as Token).start;
  const last = tokens[edit.to - 1] as Token;
  const end = edit.text === '' ? (tokens[edit.to]?.start ?? last.end) : last.end;
  const sentenceStart = (tokens[0] as Token).start;
  const sentenceEnd = (tokens[tokens.length - 1] as Token).end;
  const replacement = edit.text === '' ? '' : edit.text;
  const capitalised = edit.from <= sentence.first && replacement === '' ? capitalise(text, end, sentenceEnd) : null;
  const rewrite = capitalised ?? { start, end, text: replacement };
  const candidate = text.slice(sentenceStart, start) + rewrite.text + text.slice(rewrite.end, sentenceEnd);
  return isClean(candidate) ? [{ ...rewrite, start }] : [];
}

/** Dropping the first word hands its capital to the next. */
function capitalise(text: string, at: number, sentenceEnd: number): Rewrite | null {
  if (at >= sentenceEnd) return null;
  return { start: at, end: at + 1, text: (text[at] as string).toUpperCase() };
}

/** "should have caught" becomes "did not catch"; "should not have pushed" has no safe form here. */
function didNot(sentence: Sentence, raw: RawFinding): Edit | null {
  const { tokens } = sentence;
  const words = tokens.slice(raw.spanFrom, raw.spanTo);
  if (words.some((token) => token.norm === 'been' || token.norm === 'would')) return null;
  const last = words[words.length - 1] as Token;
  if (last.norm === 'to') {
    const start = words.findIndex((token) => /^(?:fail|forg|neglect|omit)/.test(token.norm));
    return start >= 0 && words.length - start === 2 ? { from: raw.spanFrom + start, to: raw.spanTo, text: 'did not' } : null;
  }
  if (
    !words.some((token) => token.norm === 'have') ||
    words.some((token) => token.norm === 'not') ||
    sentence.tokens[raw.spanFrom - 1] === undefined
  )
    return null;
  const base = baseOf(last.norm);
  return base ? { from: raw.spanFrom, to: raw.spanTo, text: `did not ${base}` } : null;
}

/** Base form of a participle; null where spelling alone cannot tell (stopped, planned, used). */
function baseOf(participle: string): string | null {
  const irregular = BASE_OF_PARTICIPLE.get(participle);
  if (irregular) return irregular;
  if (/(?:ck|sk|st|ct|pt|ft|lk|rk|nd|rt|ld|wn|ew|ain|eck|ask|oad|ook|alk|ish|ch|sh|rn|lp|nt|ss)ed$/.test(participle))
    return participle.slice(0, -2);
  if (/(?:ified|ied)$/.test(participle)) return `${participle.slice(0, -3)}y`;
  if (
    /(?:[ai]t|us|[iy]z|is|[uo]s|at|ov|iv|erv|olv|nc|dg|rg|duc|uc|os|ar|ur)ed$/.test(participle) &&
    !/(?:waited|visited|edited|limited|audited|awaited)$/.test(participle)
  )
    return participle.slice(0, -1);
  return null;
}

/** Takes a judging adverb out, with the comma after it. */
function dropAdverb(sentence: Sentence, raw: RawFinding): Edit | null {
  const { tokens } = sentence;
  const first = tokens[raw.spanFrom] as Token;
  const single = [
    'obviously',
    'evidently',
    'unsurprisingly',
    'predictably',
    'inexplicably',
    'naturally',
    'solely',
    'exclusively',
    'purely',
    'entirely',
    'wholly',
    'fully',
    'completely',
  ];
  const length = first.norm === 'of' && tokens[raw.spanFrom + 1]?.norm === 'course' ? 2 : single.includes(first.norm) ? 1 : 0;
  if (length === 0) return null;
  const after = raw.spanFrom + length;
  const to = tokens[after]?.norm === ',' ? after + 1 : after;
  return to < tokens.length ? { from: raw.spanFrom, to, text: '' } : null;
}

/** "was caused by Ana's change to X" becomes "followed a change to X". */
function followedChange(sentence: Sentence, raw: RawFinding): Edit | null {
  const { tokens } = sentence;
  const by = tokens.findIndex((token, at) => at >= raw.spanFrom && token.norm === 'by');
  const phrase = by >= 0 ? sentence.phraseAt[by + 1] : undefined;
  const be = tokens[raw.spanFrom - 1];
  if (!phrase || !be || !/^(?:was|were)$/.test(be.norm) || tokens[phrase.end]?.norm !== "'s") return null;
  const noun = tokens[phrase.end + 1];
  if (!noun || !/^(?:change|commit|deployment|merge|migration|release|script|patch|query|edit|update|upgrade)$/.test(noun.norm))
    return null;
  return { from: raw.spanFrom - 1, to: phrase.end + 1, text: /^[aeiou]/.test(noun.norm) ? 'followed an' : 'followed a' };
}

/** "the only cause" becomes "one cause". */
function oneOfSeveral(sentence: Sentence, raw: RawFinding): Edit | null {
  const { tokens } = sentence;
  const at = raw.spanFrom;
  const before = tokens[at - 1];
  const noun = tokens[raw.spanTo - 1]?.norm ?? '';
  if (raw.spanTo - at !== 2 || before?.norm !== 'the' || !/^(?:cause|reason|factor|trigger|explanation|contributor)$/.test(noun))
    return null;
  return { from: at - 1, to: at + 1, text: before.capital ? 'One' : 'one' };
}
