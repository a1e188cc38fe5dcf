import { TeamsService } from '@identity';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { requireRows } from './require-rows';
import { ServiceEntity } from './service.entity';
import type { ServiceCreateInput, ServiceUpdateInput } from './service.inputs';

/** Services. */
@Injectable()
export class ServicesService {
  constructor(private readonly teams: TeamsService) {}

  async create(tx: Tx, input: ServiceCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'service:write');
    const texts = new TextInput();
    texts.key(input.key, 'key');
    const name = texts.required(input.name, TEXT_LIMITS.title, 'name');
    const description = texts.short(input.description, 'description');
    texts.done();
    if (input.ownerTeamId) await this.teams.requireActive(tx, [input.ownerTeamId], ['input', 'ownerTeamId']);
    const id = tx.id();
    const made = await tx.one(
      `insert into service (id, key, name, description, tier, owner_team_id, consistency_choice)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (key) do nothing returning id`,
      [id, input.key, name, description, input.tier, input.ownerTeamId ?? null, input.consistencyChoice ?? 'not_applicable'],
    );
    if (!made) refuse('KEY_TAKEN', `There is a service with the key ${input.key} already.`, ['input', 'key']);
    tx.audit('service.created', 'service', id);
    tx.changed('service', id);
    return { ids: { service: id } };
  }

  async update(tx: Tx, input: ServiceUpdateInput): Promise<UseCaseResult> {
    const service = await loadVisible(tx, ServiceEntity, 'Service', input.id);
    authorize(tx.actor, 'service:write', service);
    refuseConflict(input.expectedRevision, service.revision, { service: service.id });
    const texts = new TextInput();
    const name = texts.required(input.name ?? service.name, TEXT_LIMITS.title, 'name');
    const description = texts.short(input.description ?? service.description, 'description');
    texts.done();
    if (input.ownerTeamId) await this.teams.requireActive(tx, [input.ownerTeamId], ['input', 'ownerTeamId']);
    const archived = input.archived ?? service.archivedAt !== null;
    Object.assign(service, {
      name,
      description,
      tier: input.tier ?? service.tier,
      ownerTeamId: input.ownerTeamId === undefined ? service.ownerTeamId : input.ownerTeamId,
      consistencyChoice: input.consistencyChoice ?? service.consistencyChoice,
      archivedAt: archived ? (service.archivedAt ?? (await tx.now())) : null,
    });
    await tx.em.save(service);
    tx.audit('service.updated', 'service', service.id);
    tx.changed('service', service.id);
    return { ids: { service: service.id } };
  }

  /** Refuses unless every id is a service; answers with the ids, each once. For whoever is about to refer to services. */
  requireAll(tx: Tx, ids: readonly string[], path: readonly string[]): Promise<string[]> {
    return requireRows(tx, 'service', ids, path);
  }
}
