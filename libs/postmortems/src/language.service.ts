import { createHash } from 'node:crypto';
import { check, type Finding } from '@blameless';
import { Injectable } from '@nestjs/common';
import { poolOf } from '@platform/database';
import { DataSource } from 'typeorm';
import type { CheckRequest, KeptFinding } from './text-bearing';

/** The names this deployment knows. They go into the checker and never out. */
export interface KnownNames {
  people: string[];
  teams: string[];
  services: string[];
}

export interface JudgedFinding extends Finding {
  field: string;
  kept: { reason: string } | null;
}

export interface Judgement {
  checked: boolean;
  reason: string | null;
  findings: JudgedFinding[];
  checkerVersion: string;
}

const NAMES_SQL = `select json_build_object(
  'people', (select coalesce(json_agg(name), '[]'::json) from user_account),
  'teams', (select coalesce(json_agg(name), '[]'::json) from team),
  'services', (select coalesce(json_agg(name), '[]'::json) from service)) as names`;
const FRESH_MS = 5_000;

/** Judges texts with the names of this deployment. */
@Injectable()
export class LanguageService {
  private names: { at: number; value: Promise<KnownNames> } | null = null;

  constructor(private readonly dataSource: DataSource) {}

  async judge({ texts, keeps }: CheckRequest): Promise<Judgement> {
    const context = await this.context();
    const judged: Judgement = { checked: true, reason: null, findings: [], checkerVersion: '' };
    for (const { field, text, format, section } of texts) {
      const result = check(text, { format, section, context });
      judged.checkerVersion = result.stats.rulesVersion;
      if (!result.checked) Object.assign(judged, { checked: false, reason: result.reason });
      for (const finding of result.findings) judged.findings.push({ ...finding, field, kept: keptOf(keeps, text, finding) });
    }
    return judged;
  }

  /** At most five seconds old: names change rarely, and every keystroke may ask. */
  context(): Promise<KnownNames> {
    const now = performance.now();
    if (!this.names || now - this.names.at > FRESH_MS) {
      const value = poolOf(this.dataSource)
        .query<{ names: KnownNames }>(NAMES_SQL)
        .then(({ rows }) => rows[0]!.names);
      value.catch(() => {
        this.names = null;
      });
      this.names = { at: now, value };
    }
    return this.names.value;
  }
}

function keptOf(keeps: readonly KeptFinding[], text: string, finding: Finding): { reason: string } | null {
  const mine = keeps.filter(({ ruleId }) => ruleId === finding.ruleId);
  if (mine.length === 0) return null;
  const hash = contentHash(text, finding);
  const kept = mine.find((keep) => keep.hash === hash);
  return kept ? { reason: kept.reason } : null;
}

/** What makes two findings the same over revisions: the words and the sentence they stand in, without regard to blanks and line breaks. */
export function contentHash(text: string, { start, end }: { start: number; end: number }): string {
  const before = text.slice(0, start);
  const from = Math.max(
    ...['. ', '! ', '? ', '.\n', '\n\n', '\r\n\r\n'].map((mark) =>
      before.lastIndexOf(mark) < 0 ? 0 : before.lastIndexOf(mark) + mark.length,
    ),
  );
  const stop = /[.!?](?:\s|$)|\r?\n\r?\n/.exec(text.slice(end));
  const sentence = text.slice(from, stop ? end + stop.index : text.length);
  const plain = (part: string): string => part.replace(/\s+/g, ' ').trim();
  return createHash('sha256')
    .update(`${plain(text.slice(start, end))}\n${plain(sentence)}`)
    .digest('hex');
}
