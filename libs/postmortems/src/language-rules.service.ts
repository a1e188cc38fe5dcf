import type { Category, CustomRule } from '@blameless';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuseAll, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { changesOf, type RuleSettings, rulesInForce } from './domain/language/rule-settings';
import { settingsProblems } from './domain/language/settings-problems';
import { canonicalContent } from './domain/postmortem';
import { RULES_SQL, type StoredRules } from './language.service';
import { categoryName, type LanguageCategory } from './language.type';
import type { LanguageCustomRuleInput, LanguageRule, LanguageRuleSettings, LanguageRulesUpdateInput } from './language-rule.type';

/** Which rules of the checker run in this deployment. */
@Injectable()
export class LanguageRulesService {
  async settings(tx: Tx): Promise<LanguageRuleSettings> {
    return shown(await stored(tx));
  }

  async rules(tx: Tx): Promise<LanguageRule[]> {
    return rulesInForce(await stored(tx)).map(({ category, examples, ...rule }) => ({
      ...rule,
      category: categoryName(category),
      examples: { flag: [...examples.flag], pass: [...examples.pass] },
    }));
  }

  async update(tx: Tx, input: LanguageRulesUpdateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'learning-policy:write');
    await tx.query('select 1 from language_rules for update');
    const before = await stored(tx);
    refuseConflict(input.expectedRevision, before.revision, {}, { settings: shown(before) });
    const after: StoredRules = {
      off: clean(input.off) ?? before.off,
      on: clean(input.on) ?? before.on,
      severity: input.severities ? Object.fromEntries(input.severities.map(({ ruleId, severity }) => [ruleId, severity])) : before.severity,
      extra: input.extra?.map(customRule) ?? before.extra,
      revision: before.revision + 1,
    };
    refuseAll(
      settingsProblems(after, {
        off: Boolean(input.off),
        on: Boolean(input.on),
        severities: input.severities?.map(({ ruleId }) => ruleId) ?? null,
        custom: before.extra.map(({ id }) => id),
      }),
    );
    if (contentOf(after) === contentOf(before)) return { ids: {}, extra: { settings: shown(before), outcome: 'unchanged' } };
    await tx.query(
      'update language_rules set switched_off = $1, switched_on = $2, severities = $3::jsonb, extra = $4::jsonb, revision = $5',
      [after.off, after.on, JSON.stringify(severitiesOf(after)), JSON.stringify(after.extra), after.revision],
    );
    tx.audit('languageRules.updated', 'languageRules', null, {
      off: after.off,
      on: after.on,
      severities: severitiesOf(after),
      extra: after.extra.map(({ id }) => id),
    });
    return { ids: {}, extra: { settings: shown(after), outcome: 'changed' } };
  }
}

const stored = async (tx: Tx): Promise<StoredRules> => (await tx.one<{ rules: StoredRules }>(`select ${RULES_SQL} as rules`))!.rules;

/** Equal for settings that say the same, in whatever order. */
const contentOf = ({ off, on, severity, extra }: RuleSettings): string =>
  canonicalContent(JSON.parse(JSON.stringify({ off: [...off].sort(), on: [...on].sort(), severity, extra })));

const clean = (ids: readonly string[] | null | undefined): string[] | undefined =>
  ids ? [...new Set(ids.map((id) => id.replaceAll('\0', '')))] : undefined;
const without = (texts: readonly string[] | null | undefined): string[] => (texts ?? []).map((text) => text.replaceAll('\0', ''));

function customRule(input: LanguageCustomRuleInput): CustomRule {
  const { id, category, severity, phrases, patterns, subjects, message, questions, flagExamples, passExamples } = input;
  const [flag, pass] = [without(flagExamples), without(passExamples)];
  return {
    id: id.replaceAll('\0', ''),
    category: category.replaceAll('_', '-') as Category,
    ...(severity ? { severity } : {}),
    phrases: without(phrases),
    patterns: without(patterns),
    ...(subjects?.length ? { subject: [...subjects] } : {}),
    message: message.replaceAll('\0', ''),
    questions: without(questions),
    ...(flag.length + pass.length > 0 ? { examples: { flag, pass } } : {}),
  };
}

const severitiesOf = ({ severity }: Pick<RuleSettings, 'severity'>) =>
  Object.entries(severity).map(([ruleId, value]) => ({ ruleId, severity: value }));

const shown = ({ off, on, severity, extra, revision }: StoredRules): LanguageRuleSettings => ({
  id: '1',
  off: [...off],
  on: [...on],
  severities: severitiesOf({ severity }),
  extra: extra.map((rule) => ({
    id: rule.id,
    category: rule.category.replaceAll('-', '_') as LanguageCategory,
    severity: rule.severity ?? null,
    phrases: rule.phrases ?? [],
    patterns: rule.patterns ?? [],
    subjects: rule.subject ?? [],
    message: rule.message,
    questions: rule.questions,
    examples: { flag: rule.examples?.flag ?? [], pass: rule.examples?.pass ?? [] },
  })),
  changes: changesOf({ off, on, severity, extra } satisfies RuleSettings),
  revision,
});
