import { FeaturesService, ServicesService } from '@catalog';
import { TeamsService } from '@identity';
import { Injectable } from '@nestjs/common';
import { Clock } from '@platform/clock';
import { setLinks, type Tx } from '@platform/database';
import { refuse, refuseAll } from '@platform/errors';
import { TEXT_LIMITS, TextInput } from '@platform/graphql';
import type { StatusCategory } from './domain/incident-status';
import { MILESTONES } from './domain/milestone';
import type { IncidentKind, Severity } from './incident.enums';
import { IncidentStatusesService } from './incident-statuses.service';
import { MilestonesService, type NewMilestone } from './milestones.service';
import { momentRefusals, type Provenance, zoneRefusals } from './moments';

/** An incident as it is first written down. */
export interface NewIncident {
  kind: IncidentKind;
  title: string;
  summary: string;
  severity: Severity;
  zone: string;
  declaredAt: Date;
  /** Where the time of declaring comes from. */
  declared: Omit<Provenance, 'zone'>;
  /** A status, or the first one of a category. */
  status: { id: string } | { category: StatusCategory };
  serviceIds?: readonly string[];
  featureIds?: readonly string[];
  /** Empty = everybody may see it. */
  restrictedToTeamIds?: readonly string[];
  milestones?: readonly NewMilestone[];
}

/** Writes incidents and what belongs to them; shared by declaring, drills and imports. */
@Injectable()
export class IncidentRecordsService {
  constructor(
    private readonly clock: Clock,
    private readonly teams: TeamsService,
    private readonly services: ServicesService,
    private readonly features: FeaturesService,
    private readonly statuses: IncidentStatusesService,
    private readonly milestones: MilestonesService,
  ) {}

  /** Checks and writes a new incident with its milestones; answers with its id. */
  async write(tx: Tx, incident: NewIncident): Promise<string> {
    const texts = new TextInput();
    const title = texts.required(incident.title, TEXT_LIMITS.title, 'title');
    const summary = texts.markdown(incident.summary, 'summary');
    const now = this.clock.now();
    refuseAll([
      ...texts.refusals,
      ...zoneRefusals(incident.zone),
      ...momentRefusals(incident.declaredAt, now, ['input', 'declaredAt']),
      ...(incident.milestones ?? []).flatMap(({ at, zone }, index) => [
        ...momentRefusals(at, now, ['input', 'milestones', String(index), 'at']),
        ...zoneRefusals(zone, ['input', 'milestones', String(index), 'zone']),
      ]),
    ]);
    const restrictedTo = await this.visibility(tx, incident.restrictedToTeamIds ?? [], ['input', 'restrictedToTeamIds']);
    const status =
      'id' in incident.status
        ? await this.statuses.requireUsable(tx, incident.status.id, ['input', 'statusId'])
        : await this.statuses.firstOf(tx, incident.status.category);
    const id = tx.id();
    await tx.query(
      `insert into incident (id, number, kind, title, summary, severity, status_id, restricted_to, zone, declared_at)
       values ($1, nextval('incident_number'), $2, $3, $4, $5, $6, $7::uuid[], $8, $9)`,
      [id, incident.kind, title, summary, incident.severity, status.id, restrictedTo, incident.zone, incident.declaredAt],
    );
    if (incident.serviceIds?.length) await this.setServices(tx, id, incident.serviceIds);
    if (incident.featureIds?.length) await this.setFeatures(tx, id, incident.featureIds);
    const declared: NewMilestone = { milestone: 'declared', at: incident.declaredAt, zone: incident.zone, ...incident.declared };
    const text = `Declared as ${incident.severity.toUpperCase()}.`;
    for (const milestone of inOrder([declared, ...(incident.milestones ?? []).filter((other) => other.milestone !== 'declared')]))
      await this.milestones.write(tx, id, milestone, milestone === declared ? text : undefined);
    tx.audit('incident.declared', 'incident', id, { kind: incident.kind, severity: incident.severity, restricted: restrictedTo !== null });
    tx.changed('incident', id);
    return id;
  }

  async setServices(tx: Tx, id: string, serviceIds: readonly string[]): Promise<void> {
    const wanted = await this.services.requireAll(tx, serviceIds, ['input', 'serviceIds']);
    await setLinks(tx, { table: 'incident_service', owner: 'incident_id', other: 'service_id' }, id, wanted);
  }

  async setFeatures(tx: Tx, id: string, featureIds: readonly string[]): Promise<void> {
    const wanted = await this.features.requireAll(tx, featureIds, ['input', 'featureIds']);
    await setLinks(tx, { table: 'incident_feature', owner: 'incident_id', other: 'feature_id' }, id, wanted);
  }

  /** The teams an incident may be restricted to by this actor; null = everybody. Nobody may lock themselves out. */
  async visibility(tx: Tx, teamIds: readonly string[], path: readonly string[]): Promise<string[] | null> {
    const wanted = [...new Set(teamIds.map((id) => id.toLowerCase()))];
    if (wanted.length === 0) return null;
    if (wanted.length > 100) refuse('TOO_MANY', 'At most 100 teams can be named at once.', path);
    await this.teams.requireActive(tx, wanted, path);
    if (tx.actor.kind !== 'system' && !wanted.some((id) => tx.actor.teamIds.includes(id)))
      refuse('NOT_YOUR_TEAM', 'Name at least one team you belong to, or you could not see the incident yourself.', path);
    return wanted;
  }
}

/** By time, and at one moment in the order they usually happen: entries of the same moment are shown in the order they were written. */
const inOrder = (milestones: readonly NewMilestone[]): NewMilestone[] =>
  [...milestones].sort((a, b) => a.at.getTime() - b.at.getTime() || MILESTONES.indexOf(a.milestone) - MILESTONES.indexOf(b.milestone));
