import type { LoadedDocument } from './documents.service';
import type { DocumentLanguage } from './domain/export/document';
import { isWrittenByPeople, publishProblems } from './domain/postmortem';
import type { JudgedFinding, UncheckedText } from './language.service';
import type { PrintedObject } from './printed-texts';
import type { PublishNotice, PublishProblem } from './publish-problem.type';

type Placed<Part> = Part & { printed: PrintedObject };

/** What the checker says about everything that a document shows. */
export interface Verdict {
  findings: Placed<JudgedFinding>[];
  unchecked: Placed<UncheckedText>[];
  rulesVersion: string;
  rulesChanged: number;
}

/** What the document says about its own check. */
export const languageOf = ({ findings, unchecked, rulesVersion, rulesChanged }: Verdict, gate: 'on' | 'off'): DocumentLanguage => {
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

/** Everything required that nobody filled in. A list is filled by rows that people wrote, whatever its text is. */
export function emptyParts(document: LoadedDocument, status: LoadedDocument['status']): PublishProblem[] {
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
      part: 'section' as const,
      objectType: 'PostmortemSection',
      listed: listed[contentKind],
    })),
    ...document.fields.map(({ label, entries, ...field }) => ({
      ...field,
      part: 'field' as const,
      objectType: 'PostmortemField',
      title: label,
      body: entries.join('\n'),
      starter: '',
      listed: 0,
    })),
  ];
  return publishProblems(status, parts).flatMap((problem) => {
    if (problem.code === 'NOT_OPEN') return [];
    const { part, objectType, id, title, body } = problem.of;
    const what = body.trim() === '' ? 'still empty' : 'still as it began, or shows nothing a reader could see';
    const message = `The ${part} "${title}" is required and ${what}.`;
    return [{ ...NOTHING, code: problem.code, objectType, objectId: id, where: title, message }];
  });
}

const NOTHING = { field: null, index: null, ruleId: null, fingerprint: null, start: null, end: null, text: null };

type OpenError = PublishProblem & { field: string };

/** The language errors that are neither changed nor kept. */
export const openErrors = (findings: Verdict['findings']): OpenError[] =>
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

export const openNotice = ({ code, objectType, objectId, where, field, index, message }: OpenError): PublishNotice => ({
  code,
  objectType,
  objectId,
  where,
  field,
  index,
  message,
});

export const uncheckedNotices = (parts: Verdict['unchecked']): PublishNotice[] =>
  parts.map(({ printed: { objectType, objectId, where }, field, index, reason }) => ({
    code: 'TEXT_NOT_CHECKED',
    objectType,
    objectId,
    where,
    field,
    index,
    message: `${where}, ${field}: not checked. ${reason}`,
  }));
