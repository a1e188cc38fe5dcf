import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { type Refusal, refuse, refuseAll, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import type { StatusCategory } from './domain/incident-status';
import { IncidentStatusEntity } from './incident-status.entity';
import type { IncidentStatusCreateInput, IncidentStatusUpdateInput } from './incident-status.type';

/** The statuses an organisation uses for its incidents. */
@Injectable()
export class IncidentStatusesService {
  async create(tx: Tx, input: IncidentStatusCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'incidentStatus:write');
    const texts = new TextInput();
    texts.key(input.key, 'key');
    const name = texts.required(input.name, TEXT_LIMITS.title, 'name');
    refuseAll([...texts.refusals, ...positionRefusals(input.position)]);
    const id = tx.id();
    const made = await tx.one(
      'insert into incident_status (id, key, name, category, position) values ($1, $2, $3, $4, $5) on conflict (key) do nothing returning id',
      [id, input.key, name, input.category, input.position],
    );
    if (!made) refuse('KEY_TAKEN', `There is a status with the key ${input.key} already.`, ['input', 'key']);
    tx.audit('incidentStatus.created', 'incidentStatus', id);
    return { ids: { incidentStatus: id } };
  }

  async update(tx: Tx, input: IncidentStatusUpdateInput): Promise<UseCaseResult> {
    const status = await loadVisible(tx, IncidentStatusEntity, 'IncidentStatus', input.id);
    authorize(tx.actor, 'incidentStatus:write', status);
    refuseConflict(input.expectedRevision, status.revision, { incidentStatus: status.id });
    const texts = new TextInput();
    const name = texts.required(input.name ?? status.name, TEXT_LIMITS.title, 'name');
    const position = input.position ?? status.position;
    refuseAll([...texts.refusals, ...positionRefusals(position)]);
    const archived = input.archived ?? status.archivedAt !== null;
    // Locked, so that two admins cannot take the last two of a category out of use at once.
    if (archived && !status.archivedAt && (await this.inUse(tx, status.category, true)).length < 2) {
      refuse(
        'LAST_STATUS_OF_CATEGORY',
        `${status.name} is the last status in use of the category ${status.category}; add another one first.`,
        ['input', 'archived'],
      );
    }
    const archivedAt = archived ? (status.archivedAt ?? (await tx.now())) : null;
    await tx.em.save(Object.assign(status, { name, position, archivedAt }));
    tx.audit('incidentStatus.updated', 'incidentStatus', status.id, { archived });
    return { ids: { incidentStatus: status.id } };
  }

  /** The first status in use of a category. There always is one. */
  async firstOf(tx: Tx, category: StatusCategory): Promise<IncidentStatusEntity> {
    return (await this.inUse(tx, category))[0]!;
  }

  /** A status incidents may be moved to; refuses when there is none with this id. */
  async requireUsable(tx: Tx, id: string, path: readonly string[]): Promise<IncidentStatusEntity> {
    const status = isId(id) ? await tx.em.findOneBy(IncidentStatusEntity, { id }) : null;
    if (!status || status.archivedAt) refuse('STATUS_NOT_FOUND', 'There is no such status, or it is out of use.', path);
    return status;
  }

  private inUse(tx: Tx, category: StatusCategory, lock = false): Promise<IncidentStatusEntity[]> {
    const query = tx.em
      .createQueryBuilder(IncidentStatusEntity, 's')
      .where('s.category = :category and s.archived_at is null', { category })
      .orderBy('s.position')
      .addOrderBy('s.id');
    return (lock ? query.setLock('pessimistic_write') : query).getMany();
  }
}

const positionRefusals = (position: number): Refusal[] =>
  position >= 0 && position <= 10_000
    ? []
    : [{ code: 'POSITION_RANGE', message: 'A place is a number from 0 to 10,000.', path: ['input', 'position'] }];
