import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { type Refusal, refuse, refuseAll, refuseConflict } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import { TeamEntity } from './team.entity';
import type { TeamCreateInput, TeamUpdateInput } from './team.type';

const KEY = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Teams. */
@Injectable()
export class TeamsService {
  async create(tx: Tx, input: TeamCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'team:write');
    const problems = textProblems(input);
    if (!KEY.test(input.key))
      problems.push({ code: 'KEY_INVALID', message: 'A key has 1 to 40 lower-case letters, digits and hyphens.', path: ['input', 'key'] });
    refuseAll(problems);
    if (await tx.em.existsBy(TeamEntity, { key: input.key }))
      refuse('KEY_TAKEN', `There is a team with the key ${input.key} already.`, ['input', 'key']);
    const id = tx.id();
    await tx.em.insert(TeamEntity, { id, key: input.key, name: input.name.trim(), description: input.description ?? '', archivedAt: null });
    tx.audit('team.created', 'team', id);
    return { ids: { team: id } };
  }

  async update(tx: Tx, input: TeamUpdateInput): Promise<UseCaseResult> {
    const team = await loadVisible(tx, TeamEntity, 'Team', input.id);
    authorize(tx.actor, 'team:write', team);
    refuseConflict(input.expectedRevision, team.revision, { team: team.id });
    refuseAll(textProblems({ name: input.name ?? team.name, description: input.description }));
    const archived = input.archived ?? team.archivedAt !== null;
    Object.assign(team, {
      name: input.name?.trim() ?? team.name,
      description: input.description ?? team.description,
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

function textProblems({ name, description }: { name: string; description?: string | null | undefined }): Refusal[] {
  const problems: Refusal[] = [];
  if (name.trim().length === 0 || name.length > 120)
    problems.push({ code: 'NAME_LENGTH', message: 'Give a name of 1 to 120 characters.', path: ['input', 'name'] });
  if ((description ?? '').length > 2000)
    problems.push({ code: 'TEXT_TOO_LONG', message: 'A description has at most 2,000 characters.', path: ['input', 'description'] });
  return problems;
}
