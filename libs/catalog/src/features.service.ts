import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import { setLinks, type Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { FeatureEntity } from './feature.entity';
import type { FeatureCreateInput, FeatureUpdateInput } from './feature.type';
import { requireRows } from './require-rows';
import { ServicesService } from './services.service';

/** Features and their degradation rows. */
@Injectable()
export class FeaturesService {
  constructor(private readonly services: ServicesService) {}

  async create(tx: Tx, input: FeatureCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'feature:write');
    const texts = new TextInput();
    texts.key(input.key, 'key');
    const name = texts.required(input.name, TEXT_LIMITS.title, 'name');
    const degradedBehaviour = texts.short(input.degradedBehaviour, 'degradedBehaviour');
    texts.done();
    const id = tx.id();
    const made = await tx.one(
      `insert into feature (id, key, name, criticality, degraded_behaviour) values ($1, $2, $3, $4, $5)
       on conflict (key) do nothing returning id`,
      [id, input.key, name, input.criticality, degradedBehaviour],
    );
    if (!made) refuse('KEY_TAKEN', `There is a feature with the key ${input.key} already.`, ['input', 'key']);
    await this.setServices(tx, id, input.serviceIds ?? []);
    tx.audit('feature.created', 'feature', id);
    tx.changed('feature', id);
    return { ids: { feature: id } };
  }

  async update(tx: Tx, input: FeatureUpdateInput): Promise<UseCaseResult> {
    const feature = await loadVisible(tx, FeatureEntity, 'Feature', input.id);
    authorize(tx.actor, 'feature:write', feature);
    refuseConflict(input.expectedRevision, feature.revision, { feature: feature.id });
    const texts = new TextInput();
    const name = texts.required(input.name ?? feature.name, TEXT_LIMITS.title, 'name');
    const degradedBehaviour = texts.short(input.degradedBehaviour ?? feature.degradedBehaviour, 'degradedBehaviour');
    texts.done();
    const archived = input.archived ?? feature.archivedAt !== null;
    await tx.query(
      `update feature set name = $2, criticality = $3, degraded_behaviour = $4, archived_at = case when $5 then coalesce(archived_at, now()) end,
       revision = revision + 1 where id = $1`,
      [feature.id, name, input.criticality ?? feature.criticality, degradedBehaviour, archived],
    );
    if (input.serviceIds) await this.setServices(tx, feature.id, input.serviceIds);
    tx.audit('feature.updated', 'feature', feature.id);
    tx.changed('feature', feature.id);
    return { ids: { feature: feature.id } };
  }

  /** Refuses unless every id is a feature; answers with the ids, each once. For whoever is about to refer to features. */
  requireAll(tx: Tx, ids: readonly string[], path: readonly string[]): Promise<string[]> {
    return requireRows(tx, 'feature', ids, path);
  }

  private async setServices(tx: Tx, featureId: string, serviceIds: readonly string[]): Promise<void> {
    const wanted = await this.services.requireAll(tx, serviceIds, ['input', 'serviceIds']);
    await setLinks(tx, { table: 'feature_service', owner: 'feature_id', other: 'service_id' }, featureId, wanted);
  }
}
