import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { Refused } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { DocumentsService, type LoadedDocument } from './documents.service';
import { isWrittenByPeople, publishProblems } from './domain/postmortem';
import { FindingsService } from './findings.service';
import { type JudgedFinding, LanguageService } from './language.service';
import { touch } from './parents';
import type { PostmortemPublishInput } from './postmortem.inputs';
import { PostmortemsService } from './postmortems.service';
import type { PublishProblem } from './publish-problem.type';
import { type KeptFinding, textBearingTypes } from './text-bearing';

interface Written {
  objectType: string;
  objectId: string;
  /** For people: where the text stands. */
  where: string;
  values: Readonly<Record<string, string | null>>;
}

interface OpenFinding extends JudgedFinding {
  written: Written;
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
    const document = await this.documents.load(tx, postmortem.id);
    const { findings, version } = await this.judge(tx, document);
    const gate = (await this.findings.policy(tx)).languageGate === 'on';
    refuseProblems(postmortem.id, [...emptyParts(document, postmortem.status), ...(gate ? openErrors(findings) : [])]);

    const last = await tx.one<{ number: number }>(
      'select coalesce(max(number), 0)::int as number from postmortem_publication where postmortem_id = $1',
      [postmortem.id],
    );
    const now = await tx.now();
    const number = last!.number + 1;
    const language = {
      checkerVersion: version,
      openWarnings: findings.filter(({ severity, kept }) => severity === 'warning' && !kept).length,
      keptFindings: findings.filter(({ kept }) => kept).length,
    };
    const draft = this.documents.render({ ...document, status: 'published', published: null }, language);
    const published = { version: number, contentHash: `sha256:${sha256(draft)}`, at: now.toISOString() };
    const content = this.documents.render({ ...document, status: 'published', published }, language);
    await tx.query(
      'insert into postmortem_publication (id, postmortem_id, number, content, sha256, checker_version, published_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [tx.id(), postmortem.id, number, content, sha256(content), version, now],
    );
    Object.assign(postmortem, { status: 'published', publishedAt: now });
    await tx.em.save(postmortem);
    await touch(tx, postmortem);
    tx.audit('postmortem.published', 'postmortem', postmortem.id, { number, gate });
    return { ids: { postmortem: postmortem.id } };
  }

  private async judge(tx: Tx, document: LoadedDocument): Promise<{ findings: OpenFinding[]; version: string }> {
    const written = textsOf(document);
    const rows = await tx.query<KeptFinding & { objectId: string }>(
      'select object_id as "objectId", rule_id as "ruleId", content_hash as hash, reason from language_keep where object_id = any($1::uuid[])',
      [written.map(({ objectId }) => objectId)],
    );
    const findings: OpenFinding[] = [];
    let version = '';
    for (const part of written) {
      const texts = textBearingTypes()
        .get(part.objectType)!
        .texts.map(({ field, format, section }) => ({ field, text: part.values[field] ?? '', format, section }));
      const judgement = await this.language.judge({ texts, keeps: rows.filter(({ objectId }) => objectId === part.objectId) });
      version = judgement.checkerVersion;
      findings.push(...judgement.findings.map((finding) => ({ ...finding, written: part })));
    }
    return { findings, version };
  }
}

/** Every text that the document shows. */
function textsOf(document: LoadedDocument): Written[] {
  const { id, title, incident, sections, fields, timeline, factors, mitigators, actionItems } = document;
  return [
    { objectType: 'Postmortem', objectId: id, where: 'Title', values: { title } },
    ...sections.map(({ id: objectId, title: where, body }) => ({ objectType: 'PostmortemSection', objectId, where, values: { body } })),
    ...fields
      .filter(({ fieldType }) => fieldType === 'text')
      .map(({ id: objectId, label, entries }) => ({
        objectType: 'PostmortemField',
        objectId,
        where: label,
        values: { entries: entries.join('\n\n') },
      })),
    ...timeline.map(({ id: objectId, text }) => ({
      objectType: 'TimelineEntry',
      objectId,
      where: `Timeline of ${incident.key}`,
      values: { text },
    })),
    ...factors.map(({ id: objectId, title: factor, body }) => ({
      objectType: 'ContributingFactor',
      objectId,
      where: `Factor "${factor}"`,
      values: { title: factor, body },
    })),
    ...mitigators.map(({ id: objectId, text }) => ({
      objectType: 'Mitigator',
      objectId,
      where: 'What went well, was hard or was luck',
      values: { text },
    })),
    ...actionItems.map(({ id: objectId, key, title: action, body }) => ({
      objectType: 'ActionItem',
      objectId,
      where: `Action ${key}`,
      values: { title: action, body },
    })),
  ];
}

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

const NOTHING = { field: null, ruleId: null, start: null, end: null, text: null };

const openErrors = (findings: readonly OpenFinding[]): PublishProblem[] =>
  findings
    .filter(({ severity, kept }) => severity === 'error' && !kept)
    .map(({ written, field, ruleId, start, end, text, message }) => ({
      code: 'LANGUAGE_ERROR_OPEN',
      objectType: written.objectType,
      objectId: written.objectId,
      where: written.where,
      field,
      ruleId,
      start,
      end,
      text,
      message: `${written.where}, characters ${start} to ${end}: "${text}". ${message} Change it, or keep it with a reason.`,
    }));

function refuseProblems(postmortemId: string, problems: readonly PublishProblem[]): void {
  if (problems.length === 0) return;
  const refusals = problems.map(({ code, message }) => ({ code, message, path: ['input', 'id'] }));
  throw new Refused(refusals, { postmortem: postmortemId }, { problems });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
