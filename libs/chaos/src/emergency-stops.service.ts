import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { refuse } from '@platform/errors';
import { TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { EmergencyStopEntity } from './emergency-stop.entity';
import type { EmergencyStopEngageInput, EmergencyStopReleaseInput } from './environment.inputs';
import { EnvironmentsService } from './environments.service';
import { lockOutArming } from './execution/ledger/lever';

/** The lever: engaged by anybody signed in, released by an operator with a reason. */
@Injectable()
export class EmergencyStopsService {
  constructor(private readonly environments: EnvironmentsService) {}

  /** Acknowledged only when no arming is under way; what is armed later sees the lever. Engaging twice answers with the first. */
  async engage(tx: Tx, input: EmergencyStopEngageInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'chaos:stop');
    const texts = new TextInput();
    const reason = texts.reason(input.reason, 'reason');
    texts.done();
    const environmentId = input.environmentId
      ? (await this.environments.require(tx, input.environmentId, ['input', 'environmentId'])).id
      : null;
    await lockOutArming(tx.query, null);
    const id = tx.id();
    const engaged = await tx.one(
      'insert into emergency_stop (id, environment_id, reason) values ($1, $2, $3) on conflict do nothing returning id',
      [id, environmentId, reason],
    );
    if (!engaged) {
      const there = await tx.one<{ id: string }>(
        'select id from emergency_stop where released_at is null and environment_id is not distinct from $1',
        [environmentId],
      );
      return { ids: { emergencyStop: there!.id } };
    }
    tx.audit('emergencyStop.engaged', 'emergencyStop', id, { environmentId });
    tx.changed('stop', id);
    return { ids: { emergencyStop: id } };
  }

  async release(tx: Tx, input: EmergencyStopReleaseInput): Promise<UseCaseResult> {
    const stop = await loadVisible(tx, EmergencyStopEntity, 'EmergencyStop', input.id);
    authorize(tx.actor, 'emergencyStop:release', stop);
    const texts = new TextInput();
    const releaseReason = texts.reason(input.reason, 'reason');
    texts.done();
    if (stop.releasedAt) refuse('ALREADY_RELEASED', 'This emergency stop has been released already.', ['input', 'id']);
    await tx.em.save(Object.assign(stop, { releasedAt: await tx.now(), releaseReason }));
    tx.audit('emergencyStop.released', 'emergencyStop', stop.id);
    tx.changed('stop', stop.id);
    return { ids: { emergencyStop: stop.id } };
  }
}
