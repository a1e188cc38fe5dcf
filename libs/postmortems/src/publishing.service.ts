import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { Refused } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { DocumentsService, type LoadedDocument } from './documents.service';
import type { DocumentLanguage } from './domain/export/document';
import { isWrittenByPeople, publishProblems } from './domain/postmortem';
import { FindingsService } from './findings.service';
import { type JudgedFinding, LanguageService, type UncheckedText } from './language.service';
import { touch } from './parents';
import type { PostmortemPublishInput } from './postmortem.inputs';
import { PostmortemsService } from './postmortems.service';
import type { PrintedObject } from './printed-texts';
import type { PublishNotice, PublishProblem } from './publish-problem.type';

type Placed<Part> = Part & { printed: PrintedObject };

/** What the checker says about everything that a document shows. */
interface Verdict {
  findings: Placed<JudgedFinding>[];
  unchecked: Placed<UncheckedText>[];
  rulesVersion: string;
  rulesChanged: number;
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
    const { document, texts } = await this.documents.loadWithTexts(tx, postmortem.id);
    const verdict = await this.judge(tx, texts);
    const { languageGate } = await this.findings.policy(tx);
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

  private async freeze(tx: Tx, id: string, document: LoadedDocument, language: DocumentLanguage): Promise<{ number: number; now: Date }> {
    const last = await tx.one<{ number: number }>(
      'select coalesce(max(number), 0)::int as number from postmortem_publication where postmortem_id = $1',
      [id],
    );
    const now = await tx.now();
    const number = last!.number + 1;
    const draft = this.documents.render({ ...document, status: 'published', published: null }, language);
    const published = { version: number, contentHash: `sha256:${sha256(draft)}`, at: now.toISOString() };
    const content = this.documents.render({ ...document, status: 'published', published }, language);
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

  private async judge(tx: Tx, objects: readonly PrintedObject[]): Promise<Verdict> {
    const setup = await this.language.setup(tx);
    const verdict: Verdict = { findings: [], unchecked: [], rulesVersion: '', rulesChanged: setup.rulesChanged };
    for (const printed of objects) {
      const judgement = await this.language.judge({ ...printed, hints: false }, setup);
      verdict.rulesVersion = judgement.rulesVersion;
      verdict.findings.push(...judgement.findings.map((finding) => ({ ...finding, printed })));
      verdict.unchecked.push(...judgement.unchecked.map((part) => ({ ...part, printed })));
    }
    return verdict;
  }
}

const languageOf = ({ findings, unchecked, rulesVersion, rulesChanged }: Verdict, gate: 'on' | 'off'): DocumentLanguage => {
  const open = (wanted: string): number => findings.filter(({ severity, kept }) => severity === wanted && !kept).length;
  return {
    checkerVersion: rulesVersion,
    openErrors: open('error'),
    openWarnings: open('warning'),
    keptFindings: findings.filter(({ kept }) => kept).length,
    gate,
    rulesChanged,
    unchecked: [...new Set(unchecked.map(({ printed, reason }) => `${printed.where} (${shortReason(reason)})`))],
  };
};

const shortReason = (reason: string): string => (reason.includes('not look English') ? 'not English' : reason.replace(/\.$/, ''));

/** A list is filled by rows that people wrote, whatever its text is. */
function emptyParts(document: LoadedDocument, status: LoadedDocument['status']): PublishProblem[] {
  const listed = {
    markdown: 0,
    timeline: document.timeline.filter(isWrittenByPeople).length,
    factors: document.factors.length,
    actions: document.actionItems.length,
    mitigators: document.mitigators.length,
  };
  const parts = [
    ...document.sections.map(({ contentKind, ...section }) => ({
      ...section,
      objectType: 'PostmortemSection',
      listed: listed[contentKind],
    })),
    ...document.fields.map(({ label, entries, ...field }) => ({
      ...field,
      objectType: 'PostmortemField',
      key: `field:${field.key}`,
      title: label,
      body: entries.join('\n'),
      starter: '',
      listed: 0,
    })),
  ];
  return publishProblems(status, parts).flatMap((problem) => {
    const part = problem.code === 'REQUIRED_SECTION_EMPTY' && parts.find(({ key }) => key === problem.section);
    if (!part) return [];
    const what = part.body.trim() === '' ? 'still empty' : 'still as it began, or shows nothing a reader could see';
    return [
      {
        ...NOTHING,
        code: 'REQUIRED_SECTION_EMPTY',
        objectType: part.objectType,
        objectId: part.id,
        where: part.title,
        message: `"${part.title}" is required and ${what}.`,
      },
    ];
  });
}

const NOTHING = { field: null, index: null, ruleId: null, fingerprint: null, start: null, end: null, text: null };

type OpenError = PublishProblem & { field: string };

const openErrors = (findings: Verdict['findings']): OpenError[] =>
  findings
    .filter(({ severity, kept }) => severity === 'error' && !kept)
    .map(({ printed: { objectType, objectId, where }, field, index, ruleId, fingerprint, start, end, text, message }) => ({
      code: 'LANGUAGE_ERROR_OPEN',
      objectType,
      objectId,
      where,
      field,
      index,
      ruleId,
      fingerprint,
      start,
      end,
      text,
      message: `${where}, ${field}, characters ${start} to ${end}: "${text}". ${message} Change it, or keep it with a reason.`,
    }));

const openNotice = ({ code, objectType, objectId, where, field, index, message }: OpenError): PublishNotice => ({
  code,
  objectType,
  objectId,
  where,
  field,
  index,
  message,
});

const uncheckedNotices = (parts: Verdict['unchecked']): PublishNotice[] =>
  parts.map(({ printed: { objectType, objectId, where }, field, index, reason }) => ({
    code: 'TEXT_NOT_CHECKED',
    objectType,
    objectId,
    where,
    field,
    index,
    message: `${where}, ${field}: not checked. ${reason}`,
  }));

function refuseProblems(postmortemId: string, problems: readonly PublishProblem[]): void {
  if (problems.length === 0) return;
  const refusals = problems.map(({ code, message }) => ({ code, message, path: ['input', 'id'] }));
  throw new Refused(refusals, { postmortem: postmortemId }, { problems });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
