import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse, refuseConflict } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { TeamEntity } from './team.entity';
import type { TeamCreateInput, TeamUpdateInput } from './team.type';

const NAME = 120;

/** Teams. */
@Injectable()
export class TeamsService {
  async create(tx: Tx, input: TeamCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'team:write');
    const texts = new TextInput();
    const name = texts.required(input.name, NAME, 'name');
    const description = texts.short(input.description, 'description');
    texts.key(input.key, 'key');
    texts.done();
    if (await tx.em.existsBy(TeamEntity, { key: input.key }))
      refuse('KEY_TAKEN', `There is a team with the key ${input.key} already.`, ['input', 'key']);
    const id = tx.id();
    await tx.em.insert(TeamEntity, { id, key: input.key, name, description, archivedAt: null });
    tx.audit('team.created', 'team', id);
    return { ids: { team: id } };
  }

  async update(tx: Tx, input: TeamUpdateInput): Promise<UseCaseResult> {
    const team = await loadVisible(tx, TeamEntity, 'Team', input.id);
    authorize(tx.actor, 'team:write', team);
    refuseConflict(input.expectedRevision, team.revision, { team: team.id });
    const texts = new TextInput();
    const name = texts.required(input.name ?? team.name, NAME, 'name');
    const description = texts.short(input.description ?? team.description, 'description');
    texts.done();
    const archived = input.archived ?? team.archivedAt !== null;
    Object.assign(team, {
      name,
      description,
      archivedAt: archived ? (team.archivedAt ?? (await tx.now())) : null,
    });
    await tx.em.save(team);
    tx.audit('team.updated', 'team', team.id, { archived });
    tx.changed('access', team.id);
    return { ids: { team: team.id } };
  }

  /** Refuses unless every id is a team that takes work; for other libs, before they refer to teams. */
  async requireActive(tx: Tx, ids: readonly string[], path: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)];
    const valid = wanted.filter(isId);
    const rows =
      valid.length > 0 ? await tx.query('select id from team where id = any($1::uuid[]) and archived_at is null for share', [valid]) : [];
    if (rows.length < wanted.length) refuse('TEAM_NOT_FOUND', 'There is no such team, or it is archived.', path);
  }
}
