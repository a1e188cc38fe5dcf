import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { Refused } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { DocumentsService, type LoadedDocument } from './documents.service';
import type { DocumentLanguage } from './domain/export/document';
import { canMovePostmortem } from './domain/postmortem';
import { FindingsService } from './findings.service';
import { LanguageService, type Setup } from './language.service';
import type { LanguageGate } from './language.type';
import { touch } from './parents';
import type { PostmortemPublishInput } from './postmortem.inputs';
import { moveRefusal, PostmortemsService } from './postmortems.service';
import type { PrintedObject } from './printed-texts';
import type { PublishPreview } from './publish-preview.type';
import type { PublishProblem } from './publish-problem.type';
import { emptyParts, languageOf, openErrors, openNotice, uncheckedNotices, type Verdict } from './publish-verdict';

/** All that publishing looks at, of one moment. */
interface Matter {
  document: LoadedDocument;
  texts: PrintedObject[];
  setup: Setup;
  languageGate: LanguageGate;
}

/** Freezes postmortems: nothing required may be empty, no language error open. Warnings never block. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly postmortems: PostmortemsService,
    private readonly documents: DocumentsService,
    private readonly language: LanguageService,
    private readonly findings: FindingsService,
  ) {}

  async publish(tx: Tx, input: PostmortemPublishInput): Promise<UseCaseResult> {
    const postmortem = await this.postmortems.load(tx, input);
    this.postmortems.requireMove(postmortem, 'published');
    const matter = await this.gather(tx, postmortem.id);
    const { document, languageGate } = matter;
    const verdict = await this.judge(matter);
    const open = openErrors(verdict.findings);
    const gated = languageGate === 'on';
    refuseProblems(postmortem.id, [...emptyParts(document, postmortem.status), ...(gated ? open : [])]);

    const language = languageOf(verdict, languageGate);
    const { number, now } = await this.freeze(tx, postmortem.id, document, language);
    Object.assign(postmortem, { status: 'published', publishedAt: now });
    await tx.em.save(postmortem);
    await touch(tx, postmortem);
    tx.audit('postmortem.published', 'postmortem', postmortem.id, { number, gate: gated, openErrors: language.openErrors });
    const notices = [...uncheckedNotices(verdict.unchecked), ...open.map(openNotice)];
    return { ids: { postmortem: postmortem.id }, extra: { notices } };
  }

  /** What publishing would look at now; NOT_FOUND when the actor may not see it. */
  async gatherVisible(tx: Tx, id: string): Promise<Matter> {
    await this.documents.requireVisible(tx, id);
    return this.gather(tx, id);
  }

  /** What publishing would come to, without trying it. `onMiss` may refuse to read more characters. */
  async preview(matter: Matter, onMiss: (characters: number) => void): Promise<PublishPreview> {
    const { document, languageGate } = matter;
    const verdict = await this.judge(matter, onMiss);
    const open = openErrors(verdict.findings);
    const [held, told] = languageGate === 'on' ? [open, []] : [[], open];
    const problems = [...stuck(document), ...emptyParts(document, document.status), ...held];
    return {
      publishable: problems.length === 0,
      languageGate,
      problems,
      findings: verdict.findings.map(({ printed: { objectType, objectId, where }, ...finding }) => ({
        objectType,
        objectId,
        where,
        finding,
      })),
      notices: [...uncheckedNotices(verdict.unchecked), ...told.map(openNotice)],
    };
  }

  private async gather(tx: Tx, id: string): Promise<Matter> {
    const loaded = await this.documents.loadWithTexts(tx, id);
    const { languageGate } = await this.findings.policy(tx);
    return { ...loaded, setup: await this.language.setup(tx), languageGate };
  }

  private async freeze(tx: Tx, id: string, document: LoadedDocument, language: DocumentLanguage): Promise<{ number: number; now: Date }> {
    const last = await tx.one<{ number: number }>(
      'select coalesce(max(number), 0)::int as number from postmortem_publication where postmortem_id = $1',
      [id],
    );
    const now = await tx.now();
    const number = last!.number + 1;
    const published = { version: number, at: now.toISOString() };
    const content = this.documents.render({ ...document, status: 'published' }, language, published);
    const { checkerVersion, gate, openErrors: errors, openWarnings, keptFindings, rulesChanged, unchecked } = language;
    await tx.query(
      `insert into postmortem_publication (id, postmortem_id, number, content, sha256, checker_version, published_at, language_gate, open_errors, open_warnings,
         kept_findings, rules_changed, unchecked) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        tx.id(),
        id,
        number,
        content,
        sha256(content),
        checkerVersion,
        now,
        gate,
        errors,
        openWarnings,
        keptFindings,
        rulesChanged,
        unchecked,
      ],
    );
    return { number, now };
  }

  private async judge({ texts, setup }: Matter, onMiss?: (characters: number) => void): Promise<Verdict> {
    const verdict: Verdict = { findings: [], unchecked: [], rulesVersion: '', rulesChanged: setup.rulesChanged };
    for (const printed of texts) {
      const judgement = await this.language.judge({ ...printed, hints: false }, setup, onMiss);
      verdict.rulesVersion = judgement.rulesVersion;
      verdict.findings.push(...judgement.findings.map((finding) => ({ ...finding, printed })));
      verdict.unchecked.push(...judgement.unchecked.map((part) => ({ ...part, printed })));
    }
    return verdict;
  }
}

/** A status that publishing does not start from. */
const stuck = ({ id, status }: LoadedDocument): PublishProblem[] =>
  canMovePostmortem(status, 'published')
    ? []
    : [
        {
          code: 'MOVE_NOT_ALLOWED',
          objectType: 'Postmortem',
          objectId: id,
          where: 'Status',
          field: null,
          index: null,
          ruleId: null,
          fingerprint: null,
          start: null,
          end: null,
          text: null,
          message: moveRefusal(status, 'published'),
        },
      ];

function refuseProblems(postmortemId: string, problems: readonly PublishProblem[]): void {
  if (problems.length === 0) return;
  const refusals = problems.map(({ code, message }) => ({ code, message, path: ['input', 'id'] }));
  throw new Refused(refusals, { postmortem: postmortemId }, { problems });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
