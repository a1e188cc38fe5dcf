import { Injectable } from '@nestjs/common';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import type { UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';

/** Who belongs to which team. Changes reach open sessions and sockets within moments. */
@Injectable()
export class MembershipsService {
  async add(tx: Tx, teamId: string, userId: string): Promise<UseCaseResult> {
    await this.requireBoth(tx, teamId, userId);
    await tx.query('insert into membership (team_id, user_id) values ($1, $2) on conflict do nothing', [teamId, userId]);
    tx.audit('membership.added', 'team', teamId, { userId });
    tx.changed('access', userId);
    return { ids: {} };
  }

  async remove(tx: Tx, teamId: string, userId: string): Promise<UseCaseResult> {
    await this.requireBoth(tx, teamId, userId);
    await tx.query('delete from membership where team_id = $1 and user_id = $2', [teamId, userId]);
    tx.audit('membership.removed', 'team', teamId, { userId });
    tx.changed('access', userId);
    return { ids: {} };
  }

  private async requireBoth(tx: Tx, teamId: string, userId: string): Promise<void> {
    if (!isId(teamId) || !(await tx.one('select 1 as one from team where id = $1', [teamId]))) {
      refuse('TEAM_NOT_FOUND', 'There is no team with this id.', ['input', 'teamId']);
    }
    if (!isId(userId) || !(await tx.one('select 1 as one from user_account where id = $1', [userId]))) {
      refuse('USER_NOT_FOUND', 'There is no account with this id.', ['input', 'userId']);
    }
  }
}
