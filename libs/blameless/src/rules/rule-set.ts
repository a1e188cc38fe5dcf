import type { SubjectKind } from '../grammar/sentence';
import { type CompiledPattern, compilePattern } from '../pattern/compile';
import { tokenizeBlock } from '../text/tokenize';
import { BUILTIN_RULES } from './builtin';
import { CATEGORY_TEXT } from './categories';
import { type Category, type CustomRule, customRuleSchema, type Rule, type Severity } from './rule';

/** Which rules run, and with what severity. */
export interface RuleOptions {
  /** Rule ids to switch off. */
  off?: readonly string[];
  /** Opt-in rules to switch on, such as `single-cause.root-cause`. */
  on?: readonly string[];
  /** Switches on all hints: bare “root cause” and the advice on writing. Default false. */
  hints?: boolean;
  /** Other severities, by rule id. */
  severity?: Readonly<Record<string, Severity>>;
  /** Rules of the deployment. Checked on use; a faulty one throws an error that names it. */
  extra?: readonly CustomRule[];
}

/** A rule ready to run. */
export interface ActiveRule {
  id: string;
  category: Category;
  severity: Severity;
  message: string;
  questions: readonly string[];
  subject: ReadonlySet<SubjectKind> | null;
  certain: boolean;
  active: boolean;
  unless: readonly string[];
  confidence: number;
  /** The finding stands whatever the sentence weighs; so does what a deployment wrote, switched on or gave a severity itself. */
  firm: boolean;
  /** A rule of the deployment: where it overlaps with one of ours of the same severity, its message is the one to show. */
  own: boolean;
  /** The weights know what its findings are worth: a built-in rule that is on by default. */
  evidence: boolean;
}

interface Entry {
  rule: ActiveRule;
  pattern: CompiledPattern;
}

/** Rules indexed by what can start them: the one pass over the text looks up each word once. */
export class RuleSet {
  readonly byWord = new Map<string, Entry[]>();
  readonly atPhrase: Entry[] = [];
  readonly atStart: Entry[] = [];
  readonly anywhere: Entry[] = [];
  /** Rules for what the weights find, by category. */
  readonly weighed = new Map<Category, ActiveRule>();

  constructor(options: RuleOptions = {}) {
    const off = new Set(options.off ?? []);
    const on = new Set(options.on ?? []);
    for (const rule of BUILTIN_RULES) {
      if (off.has(rule.id) || (rule.optIn && !options.hints && !on.has(rule.id))) continue;
      const active = activate(rule, options.severity?.[rule.id], false);
      if (rule.weighed) this.weighed.set(rule.category, active);
      else this.add(active, compiledPatterns(rule));
    }
    for (const custom of options.extra ?? []) {
      const rule = fromCustom(custom);
      if (!off.has(rule.id)) this.add(activate(rule, options.severity?.[rule.id], true), rule.patterns.map(compilePattern));
    }
  }

  private add(rule: ActiveRule, patterns: readonly CompiledPattern[]): void {
    for (const pattern of patterns) {
      const entry = { rule, pattern };
      if (pattern.trigger.kind === 'start') this.atStart.push(entry);
      else if (pattern.trigger.kind === 'phrase') this.atPhrase.push(entry);
      else if (pattern.trigger.kind === 'any') this.anywhere.push(entry);
      else for (const word of pattern.trigger.words) this.indexWord(word, entry);
    }
  }

  private indexWord(word: string, entry: Entry): void {
    const list = this.byWord.get(word);
    if (list) list.push(entry);
    else this.byWord.set(word, [entry]);
  }
}

const compiled = new Map<string, CompiledPattern[]>();

function compiledPatterns(rule: Rule): CompiledPattern[] {
  const patterns = compiled.get(rule.id) ?? rule.patterns.map(compilePattern);
  compiled.set(rule.id, patterns);
  return patterns;
}

function activate(rule: Rule, severity: Severity | undefined, custom: boolean): ActiveRule {
  const text = CATEGORY_TEXT[rule.category];
  return {
    id: rule.id,
    category: rule.category,
    severity: severity ?? rule.severity ?? text.severity,
    message: rule.message ?? text.message,
    questions: rule.questions ?? text.questions,
    subject: rule.subject ? new Set(rule.subject) : null,
    certain: rule.certain ?? false,
    active: rule.active ?? false,
    unless: rule.unless ?? [],
    confidence: rule.confidence ?? 0.85,
    firm: custom || severity !== undefined || (rule.optIn ?? rule.firm ?? false),
    own: custom,
    evidence: !custom && !rule.optIn && rule.category !== 'writing',
  };
}

function fromCustom(input: CustomRule): Rule {
  const parsed = customRuleSchema.safeParse(input);
  if (!parsed.success)
    throw new Error(
      `Rule ${String(input.id)}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
  const { phrases, patterns, examples, ...rest } = parsed.data;
  const literal = phrases.map((phrase) => asPattern(phrase, input.id));
  return { ...rest, patterns: [...literal, ...patterns], examples: { flag: examples?.flag ?? ['-'], pass: examples?.pass ?? ['-'] } };
}

/** A phrase is taken apart like a text, so that "doesn't care" and "again, and" match; signs that mean something in a pattern are left out. */
function asPattern(phrase: string, id: string): string {
  const block = { kind: 'paragraph' as const, ranges: [{ start: 0, end: phrase.length }] };
  const words = tokenizeBlock(phrase, block, false).map(({ norm }) => norm.replace(/[|?!@~[\]^$#]/g, ''));
  const kept = words.filter((word) => word !== '');
  if (kept.length === 0) throw new Error(`Rule ${id}: the phrase "${phrase}" holds no word`);
  return kept.join(' ');
}

let builtin: RuleSet | undefined;
const cache = new WeakMap<RuleOptions, RuleSet>();

/** The rule set for some options; kept for as long as the same options object is used. */
export function ruleSetFor(options: RuleOptions | undefined): RuleSet {
  if (!options) {
    builtin ??= new RuleSet();
    return builtin;
  }
  const set = cache.get(options) ?? new RuleSet(options);
  cache.set(options, set);
  return set;
}
