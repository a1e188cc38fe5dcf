import type { SubjectKind } from '../grammar/sentence';
import { type CompiledPattern, compilePattern } from '../pattern/compile';
import { BUILTIN_RULES } from './builtin';
import { CATEGORY_TEXT } from './categories';
import { GUARDS } from './guards';
import { type Category, type CustomRule, customRuleSchema, type Rule, type Severity } from './rule';

/** Which rules run, and with what severity. */
export interface RuleOptions {
  /** Rule ids to switch off. */
  off?: readonly string[];
  /** Opt-in rules to switch on, such as `single-cause.root-cause`. */
  on?: readonly string[];
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
  rewrite: string | undefined;
  confidence: number;
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

  constructor(options: RuleOptions = {}) {
    const off = new Set(options.off ?? []);
    const on = new Set(options.on ?? []);
    for (const rule of BUILTIN_RULES) {
      if (off.has(rule.id) || (rule.optIn && !on.has(rule.id))) continue;
      this.add(activate(rule, options.severity?.[rule.id]), compiledPatterns(rule));
    }
    for (const custom of options.extra ?? []) {
      const rule = fromCustom(custom);
      if (!off.has(rule.id)) this.add(activate(rule, options.severity?.[rule.id]), rule.patterns.map(compilePattern));
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

function activate(rule: Rule, severity: Severity | undefined): ActiveRule {
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
    rewrite: rule.rewrite,
    confidence: rule.confidence ?? 0.85,
  };
}

function fromCustom(input: CustomRule): Rule {
  const parsed = customRuleSchema.safeParse(input);
  if (!parsed.success)
    throw new Error(
      `Rule ${String(input.id)}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
  const { phrases, patterns, examples, ...rest } = parsed.data;
  const literal = phrases.map((phrase) => phrase.toLowerCase().replaceAll('’', "'").split(/\s+/).map(escapeWord).join(' '));
  return { ...rest, patterns: [...literal, ...patterns], examples: { flag: examples?.flag ?? ['-'], pass: examples?.pass ?? ['-'] } };
}

/** A phrase is plain words: signs that mean something in a pattern are taken out. */
function escapeWord(word: string): string {
  return word.replace(/[|?!@~[\]^$]/g, '') || '_';
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

const guards = new Map<string, GuardIndex>();

/** Patterns of a guard by their first word. */
export interface GuardIndex {
  byWord: ReadonlyMap<string, readonly CompiledPattern[]>;
  atStart: readonly CompiledPattern[];
}

/** A guard of the list, compiled on first use; undefined when its name is not in the list. */
export function guardIndex(name: string): GuardIndex | undefined {
  const known = guards.get(name);
  if (known || !GUARDS[name]) return known;
  const byWord = new Map<string, CompiledPattern[]>();
  const atStart: CompiledPattern[] = [];
  for (const pattern of GUARDS[name].map(compilePattern)) {
    if (pattern.trigger.kind === 'start') atStart.push(pattern);
    else if (pattern.trigger.kind !== 'words') throw new Error(`A guard must begin with words or ^: ${name}`);
    else for (const word of pattern.trigger.words) byWord.set(word, [...(byWord.get(word) ?? []), pattern]);
  }
  const index = { byWord, atStart };
  guards.set(name, index);
  return index;
}
