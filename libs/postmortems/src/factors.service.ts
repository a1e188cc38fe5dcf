import { ServicesService } from '@catalog';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import { setLinks, type Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { ContributingFactorEntity, type FactorEvidence } from './contributing-factor.entity';
import type { FactorCategory, StabilityPattern, WoodsConcept } from './contributing-factor.enums';
import type {
  ContributingFactorRemoveInput,
  ContributingFactorReorderInput,
  ContributingFactorUpdateInput,
  FactorEvidenceInput,
} from './contributing-factor.type';
import { lockParent, nextPosition, requireOpen, touch } from './parents';
import { PostmortemEntity } from './postmortem.entity';

const MOST_FACTORS = 200;
/** Positions are never used again, so that many may be given in all. */
export const MOST_FACTOR_POSITIONS = MOST_FACTORS * 2;
const MOST_EVIDENCE = 50;

export interface NewFactor {
  postmortemId: string;
  title: string;
  /** Markdown. */
  body?: string | null;
  /** Default `other`. */
  category?: FactorCategory | null;
  stabilityPattern?: StabilityPattern | null;
  woodsConcept?: WoodsConcept | null;
  evidence?: readonly FactorEvidenceInput[] | null;
  serviceIds?: readonly string[] | null;
}

/** Contributing factors. */
@Injectable()
export class FactorsService {
  constructor(private readonly services: ServicesService) {}

  /** Adds one at the end; answers with its id. For other libs as well. */
  async add(tx: Tx, input: NewFactor): Promise<string> {
    const postmortem = await loadVisible(tx, PostmortemEntity, 'Postmortem', input.postmortemId);
    authorize(tx.actor, 'postmortem:write', postmortem);
    requireOpen(postmortem, ['input', 'postmortemId']);
    const texts = new TextInput();
    const factor = {
      id: tx.id(),
      postmortemId: postmortem.id,
      title: texts.title(input.title, 'title'),
      body: texts.markdown(input.body, 'body'),
      category: input.category ?? 'other',
      stabilityPattern: input.stabilityPattern ?? null,
      woodsConcept: input.woodsConcept ?? null,
      evidence: evidenceOf(input.evidence ?? [], texts),
      position: await nextPosition(tx, 'contributing_factor', postmortem.id),
    };
    texts.done();
    if (factor.position >= MOST_FACTOR_POSITIONS)
      refuse('TOO_MANY', `A postmortem has at most ${MOST_FACTORS} factors.`, ['input', 'postmortemId']);
    await requireEntries(tx, factor.evidence, postmortem.incidentId);
    await tx.em.insert(ContributingFactorEntity, factor);
    await this.setServices(tx, factor.id, input.serviceIds ?? []);
    await touch(tx, postmortem);
    tx.audit('contributingFactor.added', 'postmortem', postmortem.id, { factorId: factor.id });
    return factor.id;
  }

  async update(tx: Tx, input: ContributingFactorUpdateInput): Promise<UseCaseResult> {
    const { factor, postmortem } = await this.load(tx, input);
    const texts = new TextInput();
    Object.assign(factor, {
      title: input.title == null ? factor.title : texts.title(input.title, 'title'),
      body: input.body == null ? factor.body : texts.markdown(input.body, 'body'),
      category: input.category ?? factor.category,
      stabilityPattern: input.stabilityPattern === undefined ? factor.stabilityPattern : input.stabilityPattern,
      woodsConcept: input.woodsConcept === undefined ? factor.woodsConcept : input.woodsConcept,
      evidence: input.evidence == null ? factor.evidence : evidenceOf(input.evidence, texts),
    });
    texts.done();
    await requireEntries(tx, factor.evidence, postmortem.incidentId);
    await tx.em.save(factor);
    if (input.serviceIds) await this.setServices(tx, factor.id, input.serviceIds);
    await touch(tx, postmortem);
    tx.audit('contributingFactor.updated', 'postmortem', postmortem.id, { factorId: factor.id });
    return { ids: { contributingFactor: factor.id, postmortem: postmortem.id } };
  }

  async remove(tx: Tx, input: ContributingFactorRemoveInput): Promise<UseCaseResult> {
    const { factor, postmortem } = await this.load(tx, input);
    await tx.em.delete(ContributingFactorEntity, { id: factor.id });
    await touch(tx, postmortem);
    tx.audit('contributingFactor.removed', 'postmortem', postmortem.id, { factorId: factor.id });
    return { ids: { postmortem: postmortem.id } };
  }

  async reorder(tx: Tx, input: ContributingFactorReorderInput): Promise<UseCaseResult> {
    const postmortem = await loadVisible(tx, PostmortemEntity, 'Postmortem', input.postmortemId);
    authorize(tx.actor, 'postmortem:write', postmortem);
    requireOpen(postmortem, ['input', 'postmortemId']);
    const rows = await tx.query<{ id: string }>('select id from contributing_factor where postmortem_id = $1 order by id for update', [
      postmortem.id,
    ]);
    const wanted = new Set(input.ids.filter(isId).map((id) => id.toLowerCase()));
    if (wanted.size !== rows.length || input.ids.length !== rows.length || !rows.every(({ id }) => wanted.has(id))) {
      refuse('ORDER_INCOMPLETE', 'Give every factor of this postmortem exactly once.', ['input', 'ids']);
    }
    await tx.query(
      'update contributing_factor f set position = o.place - 1 from unnest($2::uuid[]) with ordinality as o (id, place) where f.id = o.id and f.postmortem_id = $1',
      [postmortem.id, input.ids],
    );
    await touch(tx, postmortem);
    tx.audit('contributingFactor.reordered', 'postmortem', postmortem.id);
    return { ids: { postmortem: postmortem.id } };
  }

  private async load(
    tx: Tx,
    input: { id: string; expectedRevision: number },
  ): Promise<{ factor: ContributingFactorEntity; postmortem: PostmortemEntity }> {
    const factor = await loadVisible(tx, ContributingFactorEntity, 'ContributingFactor', input.id);
    authorize(tx.actor, 'postmortem:write', factor);
    const postmortem = await lockParent(tx, factor.postmortemId);
    refuseConflict(input.expectedRevision, factor.revision, { contributingFactor: factor.id, postmortem: postmortem.id });
    requireOpen(postmortem);
    return { factor, postmortem };
  }

  private async setServices(tx: Tx, factorId: string, serviceIds: readonly string[]): Promise<void> {
    const wanted = await this.services.requireAll(tx, serviceIds, ['input', 'serviceIds']);
    await setLinks(tx, { table: 'contributing_factor_service', owner: 'factor_id', other: 'service_id' }, factorId, wanted);
  }
}

function evidenceOf(given: readonly FactorEvidenceInput[], texts: TextInput): FactorEvidence[] {
  if (given.length > MOST_EVIDENCE) texts.problem('TOO_MANY', `A factor has at most ${MOST_EVIDENCE} pieces of evidence.`, ['evidence']);
  return given.slice(0, MOST_EVIDENCE).map((piece, index) => {
    const path = ['evidence', String(index)];
    const text = texts.short(piece.text, ...path, 'text').trim();
    const url = texts.url(piece.url, ...path, 'url');
    for (const name of ['runId', 'timelineEntryId'] as const)
      if (piece[name] && !isId(piece[name])) texts.problem('ID_INVALID', 'This is not an id.', [...path, name]);
    if (text === '' && !url && !piece.runId && !piece.timelineEntryId)
      texts.problem('TEXT_REQUIRED', 'Say in words, or with a link, where it can be seen.', path);
    return { text, url, runId: piece.runId ?? null, timelineEntryId: piece.timelineEntryId ?? null };
  });
}

async function requireEntries(tx: Tx, evidence: readonly FactorEvidence[], incidentId: string): Promise<void> {
  const wanted = [...new Set(evidence.flatMap(({ timelineEntryId }) => (timelineEntryId ? [timelineEntryId] : [])))];
  if (wanted.length === 0) return;
  const found = await tx.query('select id from timeline_entry where id = any($1::uuid[]) and incident_id = $2', [wanted, incidentId]);
  if (found.length < wanted.length) refuse('ENTRY_NOT_FOUND', 'The timeline of this incident has no such entry.', ['input', 'evidence']);
}
