import { Team } from '@identity';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf } from '@platform/graphql';
import { Environment } from './environment.type';
import { ExperimentSpecInput, Guards, Injection, SteadyState, Timing } from './experiment-spec.type';

@ObjectType({ description: 'One state of an experiment. Never changes: a run and its evidence stay what they were.' })
export class ExperimentVersion {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Int, { description: 'Number within the experiment, from 1.' }) number!: number;
  @Field(() => String, { description: 'SHA-256 of what it says, hex.' }) specHash!: string;
  @Field(() => SteadyState, { description: 'How the system looks when all is well.' }) steadyState!: SteadyState;
  @Field(() => String, { description: 'What is expected to be seen.' }) hypothesis!: string;
  @Field(() => [Injection], { description: 'The faults.' }) injections!: Injection[];
  @Field(() => Guards, { description: 'What keeps it within bounds.' }) guards!: Guards;
  @Field(() => Timing, { description: 'How it is measured.' }) timing!: Timing;
  @Field(() => DateTime, { description: 'When it was saved.' }) createdAt!: Date;
}

@ObjectType({ description: 'Something that is tried out to learn how the system behaves. Key: `EXP-5`.' })
export class Experiment {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short key, such as `EXP-5`.' }) key!: string;
  @Field(() => String, { description: 'Title.' }) title!: string;
  @Field(() => String, { description: 'What it is for.' }) description!: string;
  @Field(() => Environment, { description: 'Where it runs when a run does not say.' }) environment!: Environment;
  @Field(() => Team, { nullable: true, description: 'The team that looks after it.' }) ownerTeam!: Team | null;
  @Field(() => ExperimentVersion, { description: 'What a new run does.' }) currentVersion!: ExperimentVersion;
  @Field(() => [ExperimentVersion], { description: 'All versions, newest first.' }) versions!: ExperimentVersion[];
  @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Field(() => Boolean, { description: 'True when it takes no new runs.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const ExperimentConnection = connectionOf(Experiment);

export const ExperimentOrder = enumOf('ExperimentOrder', 'How experiments are sorted.', {
  created_at_desc: 'Newest first.',
  title: 'By title.',
});

@InputType({ description: 'Which experiments to list.' })
export class ExperimentFilterInput {
  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only those that are not.' }) archived?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Only of this environment.' }) environmentId?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the title, any case.' }) search?: string | null;
}

@InputType({ description: 'A new experiment with its first version.' })
export class ExperimentCreateInput {
  @Field(() => String, { description: 'Title, 1 to 200 characters.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'What it is for, up to 2,000 characters.' }) description?: string | null;
  @Field(() => ID, { description: 'Where it runs when a run does not say.' }) environmentId!: string;
  @Field(() => ID, { nullable: true, description: 'The team that looks after it.' }) ownerTeamId?: string | null;
  @Field(() => ExperimentSpecInput, { description: 'What exactly happens.' }) spec!: ExperimentSpecInput;
}

@InputType({ description: 'A new version of an experiment; the one before stays as it is.' })
export class ExperimentVersionCreateInput {
  @Field(() => ID, { description: 'The experiment.' }) experimentId!: string;
  @Field(() => Int, { description: 'The revision of the experiment you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => ExperimentSpecInput, { description: 'What exactly happens from now on.' }) spec!: ExperimentSpecInput;
}

@InputType({ description: 'What to change about an experiment; absent fields stay.' })
export class ExperimentUpdateInput {
  @Field(() => ID, { description: 'The experiment.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New title.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'New description.' }) description?: string | null;
  @Field(() => ID, { nullable: true, description: 'New team; null takes it away.' }) ownerTeamId?: string | null;
}

@InputType({ description: 'Archives an experiment, or takes it back.' })
export class ExperimentArchiveInput {
  @Field(() => ID, { description: 'The experiment.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => Boolean, { defaultValue: true, description: 'false takes it back.' }) archived!: boolean;
}
