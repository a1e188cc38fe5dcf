import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { EnvironmentEntity } from './environment.entity';
import type { EnvironmentCreateInput, EnvironmentUpdateInput } from './environment.inputs';

/** Places where chaos may or may not happen. */
@Injectable()
export class EnvironmentsService {
  async create(tx: Tx, input: EnvironmentCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'environment:write');
    const texts = new TextInput();
    const name = texts.required(input.name, TEXT_LIMITS.title, 'name');
    const description = texts.short(input.description, 'description');
    texts.done();
    await this.refuseTaken(tx, name, null);
    const id = tx.id();
    await tx.em.insert(EnvironmentEntity, { id, name, description, protection: input.protection, archivedAt: null });
    return this.done(tx, id, 'created');
  }

  async update(tx: Tx, input: EnvironmentUpdateInput): Promise<UseCaseResult> {
    const environment = await loadVisible(tx, EnvironmentEntity, 'Environment', input.id);
    authorize(tx.actor, 'environment:write', environment);
    refuseConflict(input.expectedRevision, environment.revision, { environment: environment.id });
    const texts = new TextInput();
    const name = texts.required(input.name ?? environment.name, TEXT_LIMITS.title, 'name');
    const description = texts.short(input.description ?? environment.description, 'description');
    texts.done();
    await this.refuseTaken(tx, name, environment.id);
    const archived = input.archived ?? environment.archivedAt !== null;
    const archivedAt = archived ? (environment.archivedAt ?? (await tx.now())) : null;
    await tx.em.save(Object.assign(environment, { name, description, protection: input.protection ?? environment.protection, archivedAt }));
    return this.done(tx, environment.id, 'updated');
  }

  /** The environment, when it is in use; refused otherwise. For whoever is about to refer to it. */
  async require(tx: Tx, id: string, path: readonly string[]): Promise<EnvironmentEntity> {
    const found = isId(id) ? await tx.em.findOneBy(EnvironmentEntity, { id }) : null;
    if (!found || found.archivedAt) refuse('ENVIRONMENT_NOT_FOUND', 'There is no such environment, or it is archived.', path);
    return found;
  }

  private async refuseTaken(tx: Tx, name: string, except: string | null): Promise<void> {
    if (await tx.one('select 1 as one from environment where name = $1 and id is distinct from $2', [name, except]))
      refuse('NAME_TAKEN', 'There is an environment of this name already.', ['input', 'name']);
  }

  private done(tx: Tx, id: string, verb: string): UseCaseResult {
    tx.audit(`environment.${verb}`, 'environment', id);
    tx.changed('environment', id);
    return { ids: { environment: id } };
  }
}
