import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isId } from '@platform/ids';
import { ExperimentVersions } from '@postmortems';

/** Tells action items, which lie below, what versions an experiment has: the current one, or the one that was asked for if it is its own. */
@Injectable()
export class PinnedVersions implements OnModuleInit {
  constructor(private readonly versions: ExperimentVersions) {}

  onModuleInit(): void {
    this.versions.use(async (tx, experimentId, requested) => {
      if (!isId(experimentId)) return null;
      const row = await tx.one<{ id: string }>(
        `select v.id from experiment e join experiment_version v on v.experiment_id = e.id
         where e.id = $1 and v.id = coalesce($2::uuid, e.current_version_id)`,
        [experimentId, requested],
      );
      return row?.id ?? null;
    });
  }
}
