import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { Refused, refuse } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { ServiceDependencyEntity } from './service-dependency.entity';
import type { DependencyAddInput, DependencyRemoveInput } from './service-dependency.type';
import { ServicesService } from './services.service';

/** Who calls whom. */
@Injectable()
export class DependenciesService {
  constructor(private readonly services: ServicesService) {}

  async add(tx: Tx, input: DependencyAddInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'service:write');
    const [from] = await this.services.requireAll(tx, [input.fromServiceId], ['input', 'fromServiceId']);
    const [to] = await this.services.requireAll(tx, [input.toServiceId], ['input', 'toServiceId']);
    if (from === to) refuse('DEPENDS_ON_ITSELF', 'A service cannot depend on itself; name another one.', ['input', 'toServiceId']);
    const id = tx.id();
    const made = await tx.one(
      `insert into service_dependency (id, from_service_id, to_service_id, mode, criticality)
       values ($1, $2, $3, $4, $5) on conflict (from_service_id, to_service_id) do nothing returning id`,
      [id, from, to, input.mode, input.criticality],
    );
    if (!made) {
      const there = await tx.em.findOneByOrFail(ServiceDependencyEntity, { fromServiceId: from!, toServiceId: to! });
      throw new Refused(
        [{ code: 'DEPENDENCY_EXISTS', message: 'This dependency is there already; remove it first to change it.', path: ['input'] }],
        { dependency: there.id },
      );
    }
    tx.audit('dependency.added', 'service', from!, { to });
    tx.changed('service', from!);
    return { ids: { dependency: id } };
  }

  async remove(tx: Tx, input: DependencyRemoveInput): Promise<UseCaseResult> {
    const dependency = await loadVisible(tx, ServiceDependencyEntity, 'ServiceDependency', input.id);
    authorize(tx.actor, 'service:write', dependency);
    const { fromServiceId, toServiceId } = dependency;
    await tx.em.remove(dependency);
    tx.audit('dependency.removed', 'service', fromServiceId, { to: toServiceId });
    tx.changed('service', fromServiceId);
    return { ids: { service: fromServiceId } };
  }
}
