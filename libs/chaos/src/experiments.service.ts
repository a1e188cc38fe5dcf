import { createHash } from 'node:crypto';
import { TeamsService } from '@identity';
import { Injectable } from '@nestjs/common';
import { authorize } from '@platform/auth';
import type { Tx } from '@platform/database';
import { NotFoundError, refuse, refuseAll, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { isId } from '@platform/ids';
import { loadVisible } from '@platform/reads';
import type { ExperimentSpec } from './domain/experiment';
import { EnvironmentsService } from './environments.service';
import { ExperimentEntity } from './experiment.entity';
import type { ExperimentArchiveInput, ExperimentCreateInput, ExperimentUpdateInput, ExperimentVersionCreateInput } from './experiment.type';
import { specOfInput } from './spec-of-input';

/** Experiments and their versions, which never change. */
@Injectable()
export class ExperimentsService {
  constructor(
    private readonly environments: EnvironmentsService,
    private readonly teams: TeamsService,
  ) {}

  async create(tx: Tx, input: ExperimentCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'experiment:write');
    const texts = new TextInput();
    const title = texts.required(input.title, TEXT_LIMITS.title, 'title');
    const description = texts.short(input.description, 'description');
    const { spec, refusals } = specOfInput(input.spec);
    refuseAll([...texts.refusals, ...refusals]);
    const environment = await this.environments.require(tx, input.environmentId, ['input', 'environmentId']);
    if (input.ownerTeamId) await this.teams.requireActive(tx, [input.ownerTeamId], ['input', 'ownerTeamId']);
    const id = tx.id();
    await tx.query(
      `insert into experiment (id, number, title, description, environment_id, owner_team_id)
       values ($1, nextval('experiment_number'), $2, $3, $4, $5)`,
      [id, title, description, environment.id, input.ownerTeamId ?? null],
    );
    await this.addVersion(tx, id, spec);
    return this.done(tx, id, 'created');
  }

  async createVersion(tx: Tx, input: ExperimentVersionCreateInput): Promise<UseCaseResult> {
    const experiment = await this.load(tx, input.experimentId, input.expectedRevision);
    if (experiment.archivedAt) refuse('EXPERIMENT_ARCHIVED', 'This experiment is archived; take it back first.', ['input', 'experimentId']);
    const { spec, refusals } = specOfInput(input.spec);
    refuseAll(refusals);
    await this.addVersion(tx, experiment.id, spec);
    return this.done(tx, experiment.id, 'versioned');
  }

  async update(tx: Tx, input: ExperimentUpdateInput): Promise<UseCaseResult> {
    const experiment = await this.load(tx, input.id, input.expectedRevision);
    const texts = new TextInput();
    const title = texts.required(input.title ?? experiment.title, TEXT_LIMITS.title, 'title');
    const description = texts.short(input.description ?? experiment.description, 'description');
    texts.done();
    if (input.ownerTeamId) await this.teams.requireActive(tx, [input.ownerTeamId], ['input', 'ownerTeamId']);
    const ownerTeamId = input.ownerTeamId === undefined ? experiment.ownerTeamId : input.ownerTeamId;
    await tx.em.save(Object.assign(experiment, { title, description, ownerTeamId }));
    return this.done(tx, experiment.id, 'updated');
  }

  async archive(tx: Tx, input: ExperimentArchiveInput): Promise<UseCaseResult> {
    const experiment = await this.load(tx, input.id, input.expectedRevision);
    await tx.em.save(Object.assign(experiment, { archivedAt: input.archived ? (experiment.archivedAt ?? (await tx.now())) : null }));
    return this.done(tx, experiment.id, input.archived ? 'archived' : 'taken_back');
  }

  /** The version that counts from now on for whoever refers to this experiment; NOT_FOUND when there is none. */
  async pinnedVersion(tx: Tx, experimentId: string): Promise<string> {
    const row = isId(experimentId)
      ? await tx.one<{ id: string }>('select current_version_id as id from experiment where id = $1 for key share', [experimentId])
      : null;
    if (!row) throw new NotFoundError('No Experiment');
    return row.id;
  }

  private async load(tx: Tx, id: string, expectedRevision: number): Promise<ExperimentEntity> {
    const experiment = await loadVisible(tx, ExperimentEntity, 'Experiment', id);
    authorize(tx.actor, 'experiment:write', experiment);
    refuseConflict(expectedRevision, experiment.revision, { experiment: experiment.id });
    return experiment;
  }

  /** The first version comes with the experiment and leaves its revision alone. */
  private async addVersion(tx: Tx, experimentId: string, spec: ExperimentSpec): Promise<void> {
    const text = JSON.stringify(spec);
    await tx.query(
      `with added as (
         insert into experiment_version (id, experiment_id, number, spec, spec_hash)
         select $1, $2, coalesce(max(number), 0) + 1, $3::jsonb, $4 from experiment_version where experiment_id = $2 returning id, number)
       update experiment set current_version_id = added.id, revision = revision + case when added.number = 1 then 0 else 1 end
       from added where experiment.id = $2`,
      [tx.id(), experimentId, text, createHash('sha256').update(text).digest('hex')],
    );
  }

  private done(tx: Tx, id: string, verb: string): UseCaseResult {
    tx.audit(`experiment.${verb}`, 'experiment', id);
    tx.changed('experiment', id);
    return { ids: { experiment: id } };
  }
}
