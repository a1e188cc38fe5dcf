import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, refuse, refuseConflict } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { readModelOf } from '@platform/reads';
import { contentHash, LanguageService } from './language.service';
import type { LanguageFindingKeepInput, LanguageFindingReportInput, LearningPolicy, LearningPolicyUpdateInput } from './language.type';
import { textBearingTypes } from './text-bearing';

/** What people say about findings: kept with a reason, or wrong. */
@Injectable()
export class FindingsService {
  constructor(private readonly language: LanguageService) {}

  async keep(tx: Tx, input: LanguageFindingKeepInput): Promise<UseCaseResult> {
    const texts = new TextInput();
    const reason = texts.reason(input.reason, 'reason');
    texts.done();
    const hashes = await this.hashesOf(tx, input);
    for (const hash of hashes) {
      await tx.query(
        `insert into language_keep (id, object_type, object_id, rule_id, content_hash, reason) values ($1, $2, $3, $4, $5, $6)
         on conflict (object_id, rule_id, content_hash) do update set reason = excluded.reason, kept_at = now()`,
        [tx.id(), input.objectType, input.objectId, input.ruleId, hash, reason],
      );
    }
    tx.audit('languageFinding.kept', input.objectType, input.objectId, { ruleId: input.ruleId });
    return { ids: {}, extra: { kept: { reason } } };
  }

  async report(tx: Tx, input: LanguageFindingReportInput): Promise<UseCaseResult> {
    for (const hash of await this.hashesOf(tx, input)) {
      await tx.query(
        `insert into language_report (id, object_type, object_id, rule_id, content_hash) values ($1, $2, $3, $4, $5)
         on conflict (object_id, rule_id, content_hash) do nothing`,
        [tx.id(), input.objectType, input.objectId, input.ruleId, hash],
      );
    }
    tx.audit('languageFinding.reported', input.objectType, input.objectId, { ruleId: input.ruleId });
    const total = await tx.one<{ count: number }>('select count(*)::int as count from language_report where rule_id = $1', [input.ruleId]);
    return { ids: {}, extra: { rule: { ruleId: input.ruleId, count: total!.count } } };
  }

  reports(tx: Tx): Promise<{ ruleId: string; count: number }[]> {
    authorize(tx.actor, 'language:reports');
    return tx.query(
      'select rule_id as "ruleId", count(*)::int as count from language_report group by rule_id order by count(*) desc, rule_id limit 500',
    );
  }

  async policy(tx: Tx): Promise<LearningPolicy> {
    return (await tx.one<LearningPolicy>('select id::text, language_gate as "languageGate", revision from learning_policy for share'))!;
  }

  async setPolicy(tx: Tx, input: LearningPolicyUpdateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'learning-policy:write');
    const before = (await tx.one<LearningPolicy>(
      'select id::text, language_gate as "languageGate", revision from learning_policy for update',
    ))!;
    refuseConflict(input.expectedRevision, before.revision, {}, { learningPolicy: before });
    const learningPolicy = { ...before, languageGate: input.languageGate, revision: before.revision + 1 };
    await tx.query('update learning_policy set language_gate = $1, revision = $2', [learningPolicy.languageGate, learningPolicy.revision]);
    tx.audit('learningPolicy.updated', 'learningPolicy', null, { languageGate: input.languageGate });
    return { ids: {}, extra: { learningPolicy } };
  }

  /** The finding must stand in the object now; several alike are all meant. */
  private async hashesOf(tx: Tx, input: LanguageFindingReportInput): Promise<Set<string>> {
    const bearing = textBearingTypes().get(input.objectType);
    if (!bearing)
      return refuse('OBJECT_TYPE_UNKNOWN', `The texts of these types are checked: ${[...textBearingTypes().keys()].sort().join(', ')}.`, [
        'input',
        'objectType',
      ]);
    authorize(tx.actor, 'language:write');
    const columns = bearing.texts.map(({ field, sql }) => `${sql('t')} as "${field}"`).join(', ');
    const row = isId(input.objectId)
      ? await tx.one<Record<string, string | null>>(
          `select ${columns} from ${bearing.table} t where t.id = $2::uuid and ${readModelOf(bearing.type).scope('t')} and $1::uuid[] is not null for update of t`,
          [tx.actor.teamIds, input.objectId],
        )
      : null;
    if (!row) throw new NotFoundError(`No ${bearing.type}`);
    const texts = bearing.texts.map(({ field, format, section }) => ({ field, text: row[field] ?? '', format, section }));
    const { findings } = await this.language.judge({ texts, keeps: [] });
    const meant = findings.filter((finding) => finding.ruleId === input.ruleId && finding.text === input.text);
    if (meant.length === 0) refuse('FINDING_NOT_FOUND', 'The object has no such finding now; read its findings again.', ['input', 'text']);
    return new Set(meant.map((finding) => contentHash(row[finding.field] ?? '', finding)));
  }
}
