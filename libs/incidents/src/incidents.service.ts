import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import { Clock } from '@platform/clock';
import type { Tx } from '@platform/database';
import { refuse, refuseAll, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { moveProblem, type StatusCategory } from './domain/incident-status';
import type { ImportedIncident } from './imported-incident';
import { IncidentEntity } from './incident.entity';
import type {
  IncidentDeclareInput,
  IncidentRestrictInput,
  IncidentServicesSetInput,
  IncidentSeverityChangeInput,
  IncidentStatusChangeInput,
  IncidentUpdateInput,
} from './incident.inputs';
import { IncidentRecordsService } from './incident-records.service';
import { IncidentStatusEntity } from './incident-status.entity';
import { IncidentStatusesService } from './incident-statuses.service';
import { MilestonesService, type NewMilestone } from './milestones.service';
import { zoneRefusals } from './moments';
import { TimelineService } from './timeline.service';

/** A drill that a game day opens. */
interface NewDrill {
  title: string;
  summary: string;
  startedAt: Date;
  zone: string;
  serviceIds: readonly string[];
  /** Drills are open to everybody. */
  restrictedTo: null;
}

/** Incidents. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly clock: Clock,
    private readonly records: IncidentRecordsService,
    private readonly statuses: IncidentStatusesService,
    private readonly milestones: MilestonesService,
    private readonly timeline: TimelineService,
  ) {}

  async declare(tx: Tx, input: IncidentDeclareInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'incident:write');
    const id = await this.records.write(tx, {
      kind: input.kind,
      title: input.title,
      summary: input.summary ?? '',
      severity: input.severity,
      zone: input.zone,
      declaredAt: input.declaredAt ?? this.clock.now(),
      declared: { source: 'declared in Second Story', confidence: input.declaredAt ? 'reported' : 'measured' },
      status: input.statusId ? { id: input.statusId } : { category: 'live' },
      serviceIds: input.serviceIds ?? [],
      featureIds: input.featureIds ?? [],
      restrictedToTeamIds: input.restrictedToTeamIds ?? [],
    });
    return { ids: { incident: id } };
  }

  async update(tx: Tx, input: IncidentUpdateInput): Promise<UseCaseResult> {
    const incident = await this.load(tx, input);
    const texts = new TextInput();
    const title = texts.required(input.title ?? incident.title, TEXT_LIMITS.title, 'title');
    const summary = texts.markdown(input.summary ?? incident.summary, 'summary');
    const zone = input.zone ?? incident.zone;
    refuseAll([...texts.refusals, ...zoneRefusals(zone)]);
    return this.save(tx, Object.assign(incident, { title, summary, zone }), 'updated');
  }

  async changeSeverity(tx: Tx, input: IncidentSeverityChangeInput): Promise<UseCaseResult> {
    const incident = await this.load(tx, input);
    const { severity } = incident;
    if (severity === input.severity) return { ids: { incident: incident.id } };
    await this.tell(tx, incident, `Severity changed from ${severity.toUpperCase()} to ${input.severity.toUpperCase()}.`);
    return this.save(tx, Object.assign(incident, { severity: input.severity }), 'severityChanged');
  }

  async changeStatus(tx: Tx, input: IncidentStatusChangeInput): Promise<UseCaseResult> {
    const incident = await this.load(tx, input);
    return this.move(tx, incident, await this.statuses.requireUsable(tx, input.statusId, ['input', 'statusId']));
  }

  async setServices(tx: Tx, input: IncidentServicesSetInput): Promise<UseCaseResult> {
    const incident = await this.load(tx, input);
    await this.records.setServices(tx, incident.id, input.serviceIds);
    if (input.featureIds) await this.records.setFeatures(tx, incident.id, input.featureIds);
    await tx.query('update incident set revision = revision + 1 where id = $1', [incident.id]);
    return this.noted(tx, incident.id, 'servicesSet');
  }

  async restrict(tx: Tx, input: IncidentRestrictInput): Promise<UseCaseResult> {
    const incident = await this.load(tx, input);
    const restrictedTo = await this.records.visibility(tx, input.teamIds, ['input', 'teamIds']);
    return this.save(tx, Object.assign(incident, { restrictedTo }), restrictedTo ? 'restricted' : 'opened');
  }

  /** Opens the incident of a drill; the system may call this. Answers with its id. */
  openDrill(tx: Tx, { title, summary, startedAt, zone, serviceIds }: NewDrill): Promise<string> {
    return this.records.write(tx, {
      kind: 'drill',
      title,
      summary,
      severity: 'sev5',
      zone,
      declaredAt: startedAt,
      declared: { source: 'game day', confidence: 'measured' },
      status: { category: 'live' },
      serviceIds,
    });
  }

  /** Writes an incident that was told elsewhere, as one to be learned from. Checks the right to write; answers with its id. */
  async importIncident(tx: Tx, incident: ImportedIncident): Promise<string> {
    authorize(tx.actor, 'incident:write');
    const { entries, milestones } = incident;
    const told =
      milestones.find(({ milestone }) => milestone === 'declared') ?? milestones.find(({ milestone }) => milestone === 'detected');
    const times = [...milestones.map(({ at }) => at), ...entries.map(({ occurredAt }) => occurredAt)].map((at) => at.getTime());
    const id = await this.records.write(tx, {
      kind: 'real',
      title: incident.title,
      summary: incident.summary,
      severity: incident.severity,
      zone: incident.zone,
      declaredAt: told?.at ?? (times.length > 0 ? new Date(Math.min(...times)) : this.clock.now()),
      declared: { source: told?.source ?? 'imported document', confidence: told ? told.confidence : 'inferred' },
      status: { category: 'learning' },
      restrictedToTeamIds: incident.restrictedToTeamIds ?? [],
      serviceIds: incident.serviceIds ?? [],
      milestones,
    });
    for (const entry of entries) await this.timeline.addEntry(tx, { ...entry, incidentId: id });
    return id;
  }

  /** Sets a milestone on behalf of the system, without a policy check. */
  async setMilestone(tx: Tx, incidentId: string, milestone: NewMilestone): Promise<void> {
    await loadVisible(tx, IncidentEntity, 'Incident', incidentId);
    await this.milestones.put(tx, incidentId, milestone);
  }

  /** Moves an incident to the first status of a category, unless it is in that category. Refuses moves the rules do not allow. */
  async changeStatusTo(tx: Tx, incidentId: string, category: StatusCategory): Promise<void> {
    const incident = await loadVisible(tx, IncidentEntity, 'Incident', incidentId);
    const now = await tx.em.findOneByOrFail(IncidentStatusEntity, { id: incident.statusId });
    if (now.category !== category) await this.move(tx, incident, await this.statuses.firstOf(tx, category));
  }

  private async move(tx: Tx, incident: IncidentEntity, to: IncidentStatusEntity): Promise<UseCaseResult> {
    if (to.id === incident.statusId) return { ids: { incident: incident.id } };
    const from = await tx.em.findOneByOrFail(IncidentStatusEntity, { id: incident.statusId });
    const problem = moveProblem(from.category, to.category);
    if (problem) refuse('STATUS_MOVE_NOT_ALLOWED', problem, ['input', 'statusId']);
    await this.tell(tx, incident, `Status changed from ${from.name} to ${to.name}.`);
    return this.save(tx, Object.assign(incident, { statusId: to.id }), 'statusChanged');
  }

  private async load(tx: Tx, { id, expectedRevision }: { id: string; expectedRevision: number }): Promise<IncidentEntity> {
    const incident = await loadVisible(tx, IncidentEntity, 'Incident', id);
    authorize(tx.actor, 'incident:write', incident);
    refuseConflict(expectedRevision, incident.revision, { incident: incident.id });
    return incident;
  }

  private async save(tx: Tx, incident: IncidentEntity, verb: string): Promise<UseCaseResult> {
    await tx.em.save(incident);
    return this.noted(tx, incident.id, verb);
  }

  private noted(tx: Tx, id: string, verb: string): UseCaseResult {
    tx.audit(`incident.${verb}`, 'incident', id);
    tx.changed('incident', id);
    return { ids: { incident: id } };
  }

  private async tell(tx: Tx, incident: IncidentEntity, text: string): Promise<void> {
    await this.timeline.addEntry(tx, {
      incidentId: incident.id,
      occurredAt: await tx.now(),
      kind: 'status',
      text,
      source: 'Second Story',
      zone: incident.zone,
      confidence: 'measured',
      actor: 'system',
    });
  }
}
