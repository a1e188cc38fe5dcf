import { createHash } from 'node:crypto';
import { type Finding, RULES_VERSION, type RuleOptions } from '@blameless';
import { Injectable } from '@nestjs/common';
import { poolOf, type Tx } from '@platform/database';
import { DataSource } from 'typeorm';
import { CheckQueue } from './check-queue';
import { identities } from './domain/language/finding-identity';
import { changesOf, optionsOf, type RuleSettings } from './domain/language/rule-settings';
import { categoryName, type LanguageCategory } from './language.type';
import type { CheckRequest } from './text-bearing';

/** The names this deployment knows. They go into the checker and never out. */
export interface KnownNames {
  people: string[];
  teams: string[];
  services: string[];
}

export interface JudgedFinding extends Omit<Finding, 'category'> {
  category: LanguageCategory;
  fingerprint: string;
  field: string;
  index: number | null;
  kept: { reason: string; keptAt: string } | null;
}

/** A text, or a part of a long one, that could not be checked. */
export interface UncheckedText {
  field: string;
  index: number | null;
  reason: string;
}

export interface Judgement {
  unchecked: UncheckedText[];
  findings: JudgedFinding[];
  words: number;
  rulesVersion: string;
}

export interface StoredRules extends RuleSettings {
  revision: number;
}

/** What a deployment puts into the checker. The same objects as long as nothing changed: the checker keeps compiled rules on them. */
export interface Setup {
  /** Equal for equal names and rules. */
  name: string;
  names: KnownNames;
  /** How many rules run otherwise than by default. */
  rulesChanged: number;
  plain: RuleOptions;
  hinting: RuleOptions;
}

const NAMES = `json_build_object(
  'people', (select coalesce(json_agg(name order by name), '[]'::json) from user_account),
  'teams', (select coalesce(json_agg(name order by name), '[]'::json) from team),
  'services', (select coalesce(json_agg(name order by name), '[]'::json) from service))`;
/** The stored settings of the rules, as JSON. */
export const RULES_SQL = `(select json_build_object('off', r.switched_off, 'on', r.switched_on, 'severity',
  (select coalesce(json_object_agg(s->>'ruleId', s->>'severity'), '{}'::json) from jsonb_array_elements(r.severities) s), 'extra', r.extra, 'revision', r.revision)
  from language_rules r)`;
const SETUP_SQL = `select ${NAMES} as names, ${RULES_SQL} as rules`;
const FRESH_MS = 5_000;

interface SetupRow {
  names: KnownNames;
  rules: StoredRules;
}

/** Judges texts with the names and rules of this deployment. */
@Injectable()
export class LanguageService {
  private readonly queue = new CheckQueue();
  private read: { at: number; value: Promise<Setup> } | null = null;
  private built: { key: string; setup: Setup } | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** With `setup`, what was read in a transaction; without it, what is at most five seconds old. `onMiss` may refuse to read more characters. */
  async judge({ texts, keeps, hints }: CheckRequest, setup?: Setup, onMiss?: (characters: number) => void): Promise<Judgement> {
    const { name, names, plain, hinting } = setup ?? (await this.setup());
    const judged: Judgement = { unchecked: [], findings: [], words: 0, rulesVersion: RULES_VERSION };
    const kept = new Map(keeps.map((keep) => [keep.fingerprint, { reason: keep.reason, keptAt: keep.keptAt }]));
    const identityOf = identities();
    for (const { field, index, text, format, section } of texts) {
      const options = { format, section, context: names, rules: hints ? hinting : plain };
      const { findings, reasons, words, rulesVersion } = await this.queue.read(text, { name: `${name}:${hints}`, options }, onMiss);
      judged.words += words;
      judged.rulesVersion = rulesVersion;
      judged.unchecked.push(...reasons.map((reason) => ({ field, index, reason })));
      for (const finding of findings) {
        const fingerprint = sha256(identityOf(text, { ...finding, field })).slice(0, 40);
        if (hints || finding.severity !== 'hint')
          judged.findings.push({
            ...finding,
            category: categoryName(finding.category),
            fingerprint,
            field,
            index,
            kept: kept.get(fingerprint) ?? null,
          });
      }
    }
    return judged;
  }

  /** Names and rules; in a transaction as they stand now, otherwise at most five seconds old: every keystroke may ask. */
  setup(tx?: Tx): Promise<Setup> {
    if (tx) return tx.one<SetupRow>(SETUP_SQL).then((row) => this.build(row!));
    const now = performance.now();
    if (!this.read || now - this.read.at > FRESH_MS) {
      const value = poolOf(this.dataSource)
        .query<SetupRow>(SETUP_SQL)
        .then(({ rows }) => this.build(rows[0]!));
      value.catch(() => this.forget());
      this.read = { at: now, value };
    }
    return this.read.value;
  }

  /** The names alone. */
  async context(): Promise<KnownNames> {
    return (await this.setup()).names;
  }

  /** Reads names and rules anew at the next check. */
  forget(): void {
    this.read = null;
  }

  private build({ names, rules }: SetupRow): Setup {
    const key = sha256(JSON.stringify([names, rules]));
    if (this.built?.key === key) return this.built.setup;
    const setup = { name: key, names, rulesChanged: changesOf(rules), plain: optionsOf(rules, false), hinting: optionsOf(rules, true) };
    this.built = { key, setup };
    return setup;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
