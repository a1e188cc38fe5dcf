import { ServicesService } from '@catalog';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { ChaosTargetEntity } from './chaos-target.entity';
import { DriverConnectionEntity } from './driver-connection.entity';
import type { ChaosTargetCreateInput, ChaosTargetUpdateInput } from './environment.inputs';
import { EnvironmentsService } from './environments.service';

const DRIVER_TARGET = 64;

/** What environments allow to be disturbed. */
@Injectable()
export class ChaosTargetsService {
  constructor(
    private readonly environments: EnvironmentsService,
    private readonly services: ServicesService,
  ) {}

  async create(tx: Tx, input: ChaosTargetCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'environment:write');
    const texts = new TextInput();
    const name = texts.required(input.name, TEXT_LIMITS.title, 'name');
    const driverTarget = texts.required(input.driverTarget, DRIVER_TARGET, 'driverTarget');
    texts.done();
    const { id: environmentId } = await this.environments.require(tx, input.environmentId, ['input', 'environmentId']);
    const connection = isId(input.connectionId) ? await tx.em.findOneBy(DriverConnectionEntity, { id: input.connectionId }) : null;
    if (!connection || connection.archivedAt)
      refuse('CONNECTION_NOT_FOUND', 'There is no such driver connection, or it is archived.', ['input', 'connectionId']);
    if (input.serviceId) await this.services.requireAll(tx, [input.serviceId], ['input', 'serviceId']);
    const id = tx.id();
    const made = await tx.one(
      `insert into chaos_target (id, name, environment_id, connection_id, driver_target, service_id) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning id`,
      [id, name, environmentId, connection.id, driverTarget, input.serviceId ?? null],
    );
    if (!made) refuse('TARGET_TAKEN', 'The environment has a target of this name, or this one under another name.', ['input', 'name']);
    return this.done(tx, id, 'created');
  }

  async update(tx: Tx, input: ChaosTargetUpdateInput): Promise<UseCaseResult> {
    const target = await loadVisible(tx, ChaosTargetEntity, 'ChaosTarget', input.id);
    authorize(tx.actor, 'environment:write', target);
    refuseConflict(input.expectedRevision, target.revision, { chaosTarget: target.id });
    const texts = new TextInput();
    const name = texts.required(input.name ?? target.name, TEXT_LIMITS.title, 'name');
    texts.done();
    if (input.serviceId) await this.services.requireAll(tx, [input.serviceId], ['input', 'serviceId']);
    const taken = 'select 1 as one from chaos_target where environment_id = $1 and name = $2 and id <> $3';
    if (await tx.one(taken, [target.environmentId, name, target.id]))
      refuse('TARGET_TAKEN', 'The environment has a target of this name already.', ['input', 'name']);
    const archived = input.archived ?? target.archivedAt !== null;
    Object.assign(target, {
      name,
      serviceId: input.serviceId === undefined ? target.serviceId : input.serviceId,
      archivedAt: archived ? (target.archivedAt ?? (await tx.now())) : null,
    });
    await tx.em.save(target);
    return this.done(tx, target.id, 'updated');
  }

  private done(tx: Tx, id: string, verb: string): UseCaseResult {
    tx.audit(`chaosTarget.${verb}`, 'chaosTarget', id);
    return { ids: { chaosTarget: id } };
  }
}
