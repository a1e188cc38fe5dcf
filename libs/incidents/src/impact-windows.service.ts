import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import { Clock } from '@platform/clock';
import type { Tx } from '@platform/database';
import { refuseAll, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { ImpactWindowEntity } from './impact-window.entity';
import type { ImpactWindowAddInput, ImpactWindowRemoveInput, ImpactWindowUpdateInput } from './impact-window.inputs';
import { IncidentEntity } from './incident.entity';
import { momentRefusals, spanRefusals, zoneRefusals } from './moments';

/** When users were affected. */
@Injectable()
export class ImpactWindowsService {
  constructor(private readonly clock: Clock) {}

  async add(tx: Tx, input: ImpactWindowAddInput): Promise<UseCaseResult> {
    const incident = await loadVisible(tx, IncidentEntity, 'Incident', input.incidentId);
    authorize(tx.actor, 'incident:write', incident);
    const window = new ImpactWindowEntity();
    const source = 'written by hand';
    Object.assign(window, { id: tx.id(), incidentId: incident.id, description: '', source, zone: incident.zone, endsAt: null });
    this.apply(window, input);
    await tx.em.insert(ImpactWindowEntity, window);
    this.note(tx, 'added', window);
    return { ids: { impactWindow: window.id } };
  }

  async update(tx: Tx, input: ImpactWindowUpdateInput): Promise<UseCaseResult> {
    const window = await this.load(tx, input);
    this.apply(window, input);
    await tx.em.save(window);
    this.note(tx, 'updated', window);
    return { ids: { impactWindow: window.id } };
  }

  async remove(tx: Tx, input: ImpactWindowRemoveInput): Promise<UseCaseResult> {
    const window = await this.load(tx, input);
    await tx.em.delete(ImpactWindowEntity, { id: window.id });
    this.note(tx, 'removed', window);
    return { ids: { incident: window.incidentId } };
  }

  private async load(tx: Tx, { id, expectedRevision }: { id: string; expectedRevision: number }): Promise<ImpactWindowEntity> {
    const window = await loadVisible(tx, ImpactWindowEntity, 'ImpactWindow', id);
    authorize(tx.actor, 'incident:write', window);
    refuseConflict(expectedRevision, window.revision, { impactWindow: window.id });
    return window;
  }

  private apply(window: ImpactWindowEntity, input: Partial<ImpactWindowAddInput> | ImpactWindowUpdateInput): void {
    const texts = new TextInput();
    const now = this.clock.now();
    Object.assign(window, {
      startsAt: input.startsAt ?? window.startsAt,
      endsAt: input.endsAt === undefined ? window.endsAt : input.endsAt,
      description: texts.short(input.description ?? window.description, 'description'),
      source: texts.optional(input.source ?? window.source, TEXT_LIMITS.title, 'source'),
      zone: input.zone ?? window.zone,
      confidence: input.confidence ?? window.confidence,
    });
    refuseAll([
      ...texts.refusals,
      ...zoneRefusals(window.zone),
      ...momentRefusals(window.startsAt, now, ['input', 'startsAt']),
      ...momentRefusals(window.endsAt, now, ['input', 'endsAt']),
      ...spanRefusals(window.startsAt, window.endsAt),
    ]);
  }

  private note(tx: Tx, verb: string, { id, incidentId }: ImpactWindowEntity): void {
    tx.audit(`impactWindow.${verb}`, 'impactWindow', id, { incidentId });
    tx.changed('incident', incidentId);
  }
}
