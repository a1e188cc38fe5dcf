import { IncidentEntity } from '@incidents';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { canMovePostmortem } from './domain/postmortem';
import { requireOpen, touch } from './parents';
import { PostmortemEntity } from './postmortem.entity';
import type { PostmortemStatus } from './postmortem.enums';
import type { PostmortemCreateInput, PostmortemUpdateInput } from './postmortem.inputs';
import { SectionsService } from './sections.service';

const DEFAULT_TEMPLATE = 'incident_postmortem';

/** A section that no template asks for, such as one of an imported report. */
export interface ExtraSection {
  title: string;
  body: string;
}

export interface NewPostmortem {
  incidentId: string;
  /** Key of a template that is not archived. */
  templateKey: string;
  title: string;
  /** Texts by section key, instead of the starter texts; a key the template does not have becomes a section of its own. */
  sections?: Record<string, string>;
  extraSections?: readonly ExtraSection[];
}

interface MoveInput {
  id: string;
  expectedRevision: number;
}

/** Postmortems as wholes: started from a template, renamed, moved between their statuses. */
@Injectable()
export class PostmortemsService {
  constructor(private readonly sections: SectionsService) {}

  async create(tx: Tx, input: PostmortemCreateInput): Promise<UseCaseResult> {
    const incident = await loadVisible(tx, IncidentEntity, 'Incident', input.incidentId);
    const texts = new TextInput();
    const title = texts.title(input.title ?? incident.title, 'title');
    const sections = Object.fromEntries(
      (input.sections ?? []).map(({ key, body }, index) => [key, texts.markdown(body, 'sections', String(index), 'body')]),
    );
    texts.done();
    const id = await this.createDraft(tx, { incidentId: incident.id, templateKey: input.templateKey ?? DEFAULT_TEMPLATE, title, sections });
    return { ids: { postmortem: id } };
  }

  /** Starts a draft and answers with its id; for other libs as well. The incident must be visible to the actor. */
  async createDraft(tx: Tx, { incidentId, templateKey, title, sections = {}, extraSections = [] }: NewPostmortem): Promise<string> {
    authorize(tx.actor, 'postmortem:write');
    const template = await tx.one<{ version: string }>(
      'select current_version_id as version from template where key = $1 and archived_at is null for share',
      [templateKey.replaceAll('\0', '')],
    );
    if (!template) return refuse('TEMPLATE_NOT_FOUND', 'There is no template with this key, or it is archived.', ['input', 'templateKey']);
    const id = tx.id();
    const next = await tx.one<{ number: number }>(`select nextval('postmortem_number')::int as number`);
    const now = await tx.now();
    await tx.em.insert(PostmortemEntity, {
      id,
      number: next!.number,
      incidentId,
      templateVersionId: template.version,
      title,
      status: 'draft',
      createdAt: now,
      updatedAt: now,
      publishedAt: null,
    });
    await this.sections.copyTemplate(tx, id, template.version, sections, extraSections);
    tx.audit('postmortem.created', 'postmortem', id, { templateKey });
    tx.changed('postmortem', id, incidentId);
    return id;
  }

  async update(tx: Tx, input: PostmortemUpdateInput): Promise<UseCaseResult> {
    const postmortem = await this.load(tx, input);
    requireOpen(postmortem);
    const texts = new TextInput();
    postmortem.title = texts.title(input.title, 'title');
    texts.done();
    await tx.em.save(postmortem);
    await touch(tx, postmortem);
    tx.audit('postmortem.updated', 'postmortem', postmortem.id);
    return { ids: { postmortem: postmortem.id } };
  }

  /** Moves it by hand; `published` is reached through PublishingService only. */
  async move(tx: Tx, input: MoveInput, to: Exclude<PostmortemStatus, 'published'>): Promise<UseCaseResult> {
    const postmortem = await this.load(tx, input);
    this.requireMove(postmortem, to);
    postmortem.status = to;
    await tx.em.save(postmortem);
    await touch(tx, postmortem);
    tx.audit('postmortem.moved', 'postmortem', postmortem.id, { to });
    return { ids: { postmortem: postmortem.id } };
  }

  /** The postmortem for changing it as a whole: visible, allowed, at the revision that was read. */
  async load(tx: Tx, { id, expectedRevision }: MoveInput): Promise<PostmortemEntity> {
    const postmortem = await loadVisible(tx, PostmortemEntity, 'Postmortem', id);
    authorize(tx.actor, 'postmortem:write', postmortem);
    refuseConflict(expectedRevision, postmortem.revision, { postmortem: postmortem.id });
    return postmortem;
  }

  requireMove(postmortem: PostmortemEntity, to: PostmortemStatus): void {
    if (canMovePostmortem(postmortem.status, to)) return;
    refuse('MOVE_NOT_ALLOWED', moveRefusal(postmortem.status, to), ['input', 'id']);
  }
}

export const moveRefusal = (from: PostmortemStatus, to: PostmortemStatus): string =>
  `A postmortem that is ${from.replace('_', ' ')} cannot become ${to}.`;
