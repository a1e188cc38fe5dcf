import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import { Clock } from '@platform/clock';
import type { Tx } from '@platform/database';
import { NotFoundError, refuse, refuseAll, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { linkRefusals } from './evidence-links';
import { momentRefusals, spanRefusals, zoneRefusals } from './moments';
import { insertEntry, type NewTimelineEntry } from './new-timeline-entry';
import { TimelineEntryEntity } from './timeline-entry.entity';
import type {
  TimelineEntryAddInput,
  TimelineEntryHideInput,
  TimelineEntryPinInput,
  TimelineEntryRestoreInput,
  TimelineEntryUpdateInput,
} from './timeline-entry.inputs';
import { visibleIncident } from './visible-incident';

/** The timeline of incidents. */
@Injectable()
export class TimelineService {
  constructor(private readonly clock: Clock) {}

  async add(tx: Tx, input: TimelineEntryAddInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'timelineEntry:write');
    const texts = new TextInput();
    const now = this.clock.now();
    const occurredAt = input.occurredAt ?? now;
    const text = texts.required(input.text, TEXT_LIMITS.markdown, 'text');
    const source = texts.optional(input.source ?? 'written by hand', TEXT_LIMITS.title, 'source');
    refuseAll([
      ...texts.refusals,
      ...(input.zone ? zoneRefusals(input.zone) : []),
      ...momentRefusals(input.occurredAt, now, ['input', 'occurredAt']),
      ...momentRefusals(input.endsAt, now, ['input', 'endsAt']),
      ...spanRefusals(occurredAt, input.endsAt),
      ...linkRefusals(input.evidence ?? []),
    ]);
    const id = tx.id();
    const entry = { ...input, occurredAt, text, source, zone: input.zone ?? null, evidence: input.evidence ?? [] };
    const added =
      isId(input.incidentId) && (await tx.one(...insertEntry(id, entry, { scope: visibleIncident, teamIds: tx.actor.teamIds })));
    if (!added) throw new NotFoundError('No Incident');
    this.note(tx, 'added', id, input.incidentId.toLowerCase());
    return { ids: { timelineEntry: id } };
  }

  async update(tx: Tx, input: TimelineEntryUpdateInput): Promise<UseCaseResult> {
    const entry = await this.load(tx, input);
    if (entry.hiddenAt) refuse('ENTRY_HIDDEN', 'This entry is hidden; restore it before you edit it.', ['input', 'id']);
    const now = this.clock.now();
    const texts = new TextInput();
    const occurredAt = input.occurredAt ?? entry.occurredAt;
    if (entry.milestone && occurredAt.getTime() !== entry.occurredAt.getTime())
      refuse('FOLLOWS_MILESTONE', 'The time of this entry follows its milestone; set the milestone instead.', ['input', 'occurredAt']);
    const changes = {
      occurredAt,
      endsAt: input.endsAt === undefined ? entry.endsAt : input.endsAt,
      kind: input.kind ?? entry.kind,
      marker: input.marker === undefined ? entry.marker : input.marker,
      text: texts.required(input.text ?? entry.text, TEXT_LIMITS.markdown, 'text'),
      source: input.source == null ? entry.source : texts.optional(input.source, TEXT_LIMITS.title, 'source'),
      zone: input.zone ?? entry.zone,
      confidence: input.confidence ?? entry.confidence,
      actor: input.actor ?? entry.actor,
      evidence: input.evidence ?? entry.evidence,
    };
    refuseAll([
      ...texts.refusals,
      ...zoneRefusals(changes.zone),
      ...momentRefusals(input.occurredAt, now, ['input', 'occurredAt']),
      ...momentRefusals(input.endsAt, now, ['input', 'endsAt']),
      ...spanRefusals(changes.occurredAt, changes.endsAt),
      ...linkRefusals(input.evidence ?? []),
    ]);
    return this.save(tx, Object.assign(entry, changes), 'updated');
  }

  async pin(tx: Tx, input: TimelineEntryPinInput): Promise<UseCaseResult> {
    const entry = await this.load(tx, input);
    return this.save(tx, Object.assign(entry, { pinned: input.pinned }), input.pinned ? 'pinned' : 'unpinned');
  }

  async hide(tx: Tx, input: TimelineEntryHideInput): Promise<UseCaseResult> {
    const entry = await this.load(tx, input);
    return this.save(tx, Object.assign(entry, { hiddenAt: entry.hiddenAt ?? (await tx.now()) }), 'hidden');
  }

  async restore(tx: Tx, input: TimelineEntryRestoreInput): Promise<UseCaseResult> {
    const entry = await this.load(tx, input);
    const stands = 'select 1 from incident_milestone where incident_id = $1 and milestone = $2';
    if (entry.milestone && !(await tx.one(stands, [entry.incidentId, entry.milestone])))
      refuse('MILESTONE_CLEARED', 'The milestone of this entry was cleared; set the milestone and the entry comes back.', ['input', 'id']);
    return this.save(tx, Object.assign(entry, { hiddenAt: null }), 'restored');
  }

  /** Adds an entry on behalf of the system: the caller has checked rights and texts. Answers with its id. */
  async addEntry(tx: Tx, entry: NewTimelineEntry): Promise<string> {
    const id = tx.id();
    const added = await tx.one<{ id: string }>(...insertEntry(id, entry, null));
    if (!added) throw new NotFoundError('No Incident');
    this.note(tx, 'added', added.id, entry.incidentId);
    return added.id;
  }

  private async load(tx: Tx, { id, expectedRevision }: { id: string; expectedRevision: number }): Promise<TimelineEntryEntity> {
    const entry = await loadVisible(tx, TimelineEntryEntity, 'TimelineEntry', id);
    authorize(tx.actor, 'timelineEntry:write', entry);
    refuseConflict(expectedRevision, entry.revision, { timelineEntry: entry.id });
    return entry;
  }

  private async save(tx: Tx, entry: TimelineEntryEntity, verb: string): Promise<UseCaseResult> {
    await tx.em.save(entry);
    this.note(tx, verb, entry.id, entry.incidentId);
    return { ids: { timelineEntry: entry.id } };
  }

  private note(tx: Tx, verb: string, id: string, incidentId: string): void {
    tx.audit(`timelineEntry.${verb}`, 'timelineEntry', id, { incidentId });
    tx.changed('timeline_entry', id, incidentId);
  }
}
