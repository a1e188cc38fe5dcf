import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { NotFoundError } from '@platform/errors';
import { isId } from '@platform/ids';
import { escapeMarkdown } from '@platform/markdown';
import { readModelOf } from '@platform/reads';
import { DOCUMENT_SQL } from './document.sql';
import type { PostmortemDocument } from './domain/export/document';
import { postmortemToMarkdown } from './domain/export/postmortem-to-markdown';
import type { PostmortemStatus } from './postmortem.enums';
import { type PrintedObject, type PrintedRows, printedObjects, printedSql } from './printed-texts';

type WithId<Row> = Row & { id: string };
type Part<Name extends 'milestones' | 'sections' | 'timeline' | 'factors' | 'mitigators' | 'actionItems'> =
  PostmortemDocument[Name][number];

/** A postmortem with everything that belongs to it, as it stands in the database. */
export interface LoadedDocument {
  id: string;
  key: string;
  title: string;
  status: PostmortemStatus;
  incident: { id: string; key: string; kind: 'real' | 'drill'; title: string; summary: string; severity: string };
  milestones: Part<'milestones'>[];
  sections: WithId<Part<'sections'> & { required: boolean; starter: string }>[];
  fields: { id: string; key: string; label: string; fieldType: string; required: boolean; entries: string[] }[];
  timeline: WithId<Part<'timeline'> & { kind: string; actor: string }>[];
  factors: WithId<Part<'factors'>>[];
  mitigators: WithId<Part<'mitigators'>>[];
  actionItems: WithId<
    Omit<Part<'actionItems'>, 'trackerUrls' | 'verification'> & {
      trackerUrl: string | null;
      verificationKind: string | null;
      verificationLink: string | null;
      verificationNote: string | null;
    }
  >[];
}

/** Loads postmortems as documents and writes them as Markdown. */
@Injectable()
export class DocumentsService {
  /** The Markdown of a postmortem the actor may see, of a published one the frozen text; NOT_FOUND otherwise. */
  async markdown(tx: Tx, id: string): Promise<string> {
    await this.requireVisible(tx, id);
    const document = await this.load(tx, id);
    return document.status === 'published' ? this.frozen(tx, id) : this.render(document, null);
  }

  /** NOT_FOUND unless the actor may see it. */
  async requireVisible(tx: Tx, id: string): Promise<void> {
    const visible =
      isId(id) &&
      (await tx.one(
        `select 1 as one from postmortem t where t.id = $2::uuid and ${readModelOf('Postmortem').scope('t')} and $1::uuid[] is not null`,
        [tx.actor.teamIds, id],
      ));
    if (!visible) throw new NotFoundError('No Postmortem');
  }

  private async frozen(tx: Tx, id: string): Promise<string> {
    const row = await tx.one<{ content: string }>(
      'select content from postmortem_publication where postmortem_id = $1 order by number desc limit 1',
      [id],
    );
    return row!.content;
  }

  private async load(tx: Tx, id: string): Promise<LoadedDocument> {
    const row = await tx.one<{ document: LoadedDocument }>(DOCUMENT_SQL, [id]);
    if (!row) throw new NotFoundError('No Postmortem');
    return row.document;
  }

  /** A document and every text that it shows, of one moment: what is judged is what is frozen. */
  async loadWithTexts(tx: Tx, id: string): Promise<{ document: LoadedDocument; texts: PrintedObject[] }> {
    const row = await tx.one<{ document: LoadedDocument; printed: PrintedRows }>(
      `select (${DOCUMENT_SQL}) as document, (${printedSql()}) as printed`,
      [id],
    );
    if (!row?.document) throw new NotFoundError('No Postmortem');
    return { document: row.document, texts: printedObjects(row.printed) };
  }

  render(loaded: LoadedDocument, language: PostmortemDocument['language'], published: PostmortemDocument['published'] = null): string {
    const { incident, sections, fields, actionItems, ...rest } = loaded;
    const facts = fields
      .filter(({ entries }) => entries.length > 0)
      .map(factOf)
      .join('\n');
    return postmortemToMarkdown({
      ...rest,
      published,
      incident: { key: incident.key, kind: incident.kind },
      severity: incident.severity,
      sections: facts === '' ? sections : [...sections, { key: 'fields', title: 'Facts', contentKind: 'markdown', body: facts }],
      actionItems: actionItems.map(({ trackerUrl, verificationKind, verificationLink, verificationNote, ...item }) => ({
        ...item,
        trackerUrls: trackerUrl ? [trackerUrl] : [],
        verification: [verificationKind?.replaceAll('_', ' '), verificationLink, verificationNote].filter(Boolean).join(': ') || null,
      })),
      language,
    });
  }
}

function factOf({ label, fieldType, entries }: LoadedDocument['fields'][number]): string {
  const shown = entries.map(fieldType === 'link' ? linkTo : escapeMarkdown);
  return `- ${escapeMarkdown(label)}: ${shown.join(', ')}`;
}

/** An address as a link that shows itself; nothing in it can end the link. */
const linkTo = (address: string): string => `<${address.replace(/[<>]/g, encodeURIComponent)}>`;
