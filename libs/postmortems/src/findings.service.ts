import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, Refused, refuse, refuseConflict } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { readModelOf, timeSql } from '@platform/reads';
import { type JudgedFinding, LanguageService } from './language.service';
import type {
  LanguageFindingKeepInput,
  LanguageFindingReportInput,
  LanguageFindingReportWithdrawInput,
  LanguageFindingUnkeepInput,
  LearningPolicy,
  LearningPolicyUpdateInput,
} from './language.type';
import { visibleReport } from './language-report.reads';
import { type TextBearing, type TextValues, textBearingTypes, textsOf } from './text-bearing';

type PlacedInput = LanguageFindingReportInput;

const KEEP = `reason, ${timeSql('kept_at')} as "keptAt"`;

/** What people say about findings: kept with a reason, or wrong. */
@Injectable()
export class FindingsService {
  constructor(private readonly language: LanguageService) {}

  async keep(tx: Tx, input: LanguageFindingKeepInput): Promise<UseCaseResult> {
    const texts = new TextInput();
    const reason = texts.reason(input.reason, 'reason');
    texts.done();
    const finding = await this.findingOf(tx, input);
    await this.requireBlameless(tx, reason);
    const kept = await tx.one(
      `insert into language_keep as k (id, object_type, object_id, field, rule_id, fingerprint, reason) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (object_id, fingerprint) do update set reason = excluded.reason, kept_at = now() returning ${KEEP}`,
      [tx.id(), input.objectType, input.objectId, finding.field, finding.ruleId, finding.fingerprint, reason],
    );
    tx.audit('languageFinding.kept', input.objectType, input.objectId, { ruleId: finding.ruleId });
    return { ids: {}, extra: { kept } };
  }

  /** Also of a finding that stands there no more. */
  async unkeep(tx: Tx, input: LanguageFindingUnkeepInput): Promise<UseCaseResult> {
    await this.load(tx, input, bearingOf(input));
    const withdrawn = await tx.one<{ ruleId: string }>(
      `with gone as (delete from language_keep where object_id = $1 and fingerprint = $2 returning *) select ${KEEP}, rule_id as "ruleId" from gone`,
      [input.objectId, input.fingerprint],
    );
    if (!withdrawn) return refuse('FINDING_NOT_KEPT', 'No finding with this fingerprint is kept in this object.', ['input', 'fingerprint']);
    tx.audit('languageFinding.unkept', input.objectType, input.objectId, { ruleId: withdrawn.ruleId });
    return { ids: {}, extra: { withdrawn } };
  }

  async report(tx: Tx, input: LanguageFindingReportInput): Promise<UseCaseResult> {
    const { field, ruleId, fingerprint, text } = await this.findingOf(tx, input);
    await tx.query(
      `insert into language_report (id, object_type, object_id, field, rule_id, fingerprint, words) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (object_id, rule_id, fingerprint) do nothing`,
      [tx.id(), input.objectType, input.objectId, field, ruleId, fingerprint, text],
    );
    tx.audit('languageFinding.reported', input.objectType, input.objectId, { ruleId });
    return { ids: {}, extra: { rule: await this.countOf(tx, ruleId) } };
  }

  /** Also of a finding that stands there no more. */
  async withdrawReport(tx: Tx, input: LanguageFindingReportWithdrawInput): Promise<UseCaseResult> {
    await this.load(tx, input, bearingOf(input));
    const gone = await tx.one<{ ruleId: string }>(
      'delete from language_report where object_id = $1 and fingerprint = $2 returning rule_id as "ruleId"',
      [input.objectId, input.fingerprint],
    );
    if (!gone)
      return refuse('FINDING_NOT_REPORTED', 'No finding with this fingerprint was reported in this object.', ['input', 'fingerprint']);
    tx.audit('languageFinding.reportWithdrawn', input.objectType, input.objectId, { ruleId: gone.ruleId });
    return { ids: {}, extra: { rule: await this.countOf(tx, gone.ruleId) } };
  }

  reports(tx: Tx): Promise<{ ruleId: string; count: number }[]> {
    authorize(tx.actor, 'language:reports');
    return tx.query(
      `select rule_id as "ruleId", count(*)::int as count from language_report t where $1::uuid[] is not null and ${visibleReport('t')}
       group by rule_id order by count(*) desc, rule_id limit 500`,
      [tx.actor.teamIds],
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

  private async countOf(tx: Tx, ruleId: string): Promise<{ ruleId: string; count: number }> {
    const row = await tx.one<{ count: number }>(
      `select count(*)::int as count from language_report t where $1::uuid[] is not null and rule_id = $2 and ${visibleReport('t')}`,
      [tx.actor.teamIds, ruleId],
    );
    return { ruleId, count: row!.count };
  }

  /** A reason stands in the open beside the words it is about: it may not do what they are kept for. */
  private async requireBlameless(tx: Tx, reason: string): Promise<void> {
    const texts = [{ field: 'reason', index: null, text: reason, format: 'plain', section: 'other' } as const];
    const { findings } = await this.language.judge({ texts, keeps: [], hints: false }, await this.language.setup(tx));
    if (findings.length === 0) return;
    const refusals = findings.map(({ text, message }) => ({
      code: 'REASON_BLAMES',
      message: `The reason says "${text}". ${message} Say what makes the wording right instead.`,
      path: ['input', 'reason'],
    }));
    throw new Refused(refusals, {}, { reasonFindings: findings });
  }

  /** The finding must stand in the object now. */
  private async findingOf(tx: Tx, input: PlacedInput): Promise<JudgedFinding> {
    const bearing = bearingOf(input);
    const values = await this.load(tx, input, bearing);
    const setup = await this.language.setup(tx);
    for (const hints of [false, true]) {
      const { findings } = await this.language.judge({ texts: textsOf(bearing, values), keeps: [], hints }, setup);
      const finding = findings.find(({ fingerprint }) => fingerprint === input.fingerprint);
      if (finding) return finding;
    }
    return refuse('FINDING_NOT_FOUND', 'The object has no such finding now; read its findings again.', ['input', 'fingerprint']);
  }

  /** The texts of a visible object, which is locked. */
  private async load(tx: Tx, input: PlacedInput, bearing: TextBearing): Promise<TextValues> {
    authorize(tx.actor, 'language:write');
    const columns = bearing.texts.map(({ field, sql }) => `${sql('t')} as "${field}"`).join(', ');
    const values = isId(input.objectId)
      ? await tx.one<TextValues>(
          `select ${columns} from ${bearing.table} t where t.id = $2::uuid and ${readModelOf(bearing.type).scope('t')} and $1::uuid[] is not null for update of t`,
          [tx.actor.teamIds, input.objectId],
        )
      : null;
    if (!values) throw new NotFoundError(`No ${bearing.type}`);
    return values;
  }
}

function bearingOf({ objectType }: PlacedInput): TextBearing {
  const types = textBearingTypes();
  return (
    types.get(objectType) ??
    refuse('OBJECT_TYPE_UNKNOWN', `The texts of these types are checked: ${[...types.keys()].sort().join(', ')}.`, ['input', 'objectType'])
  );
}
