import { Incident } from '@incidents';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf, Json } from '@platform/graphql';
import type { FaultState } from './domain/fault';
import type { OutcomeReason, RunOutcome } from './domain/outcome';
import type { Residue } from './domain/residue';
import type { RunLifecycle } from './domain/run';
import type { SamplePhase } from './domain/steady-state';
import { ChaosTarget, Environment } from './environment.type';
import { Experiment, ExperimentVersion } from './experiment.type';
import type { RunPurpose } from './run.entity';
import { FAULT_STATE, OUTCOME_REASON, RESIDUE, RUN_LIFECYCLE, RUN_OUTCOME, RUN_PURPOSE, SAMPLE_PHASE } from './run.enums';
import { Weakness } from './weakness.type';

@ObjectType({ description: 'One row of the fault ledger: written before the fault can exist, called gone only on evidence.' })
export class Fault {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'The injection it carries out.' }) ref!: string;
  @Field(() => String, { description: 'Kind of fault.' }) kind!: string;
  @Field(() => Json, { description: 'Parameters of the kind.' }) params!: unknown;
  @Field(() => ChaosTarget, { description: 'What it disturbs.' }) target!: ChaosTarget;
  @Field(() => FAULT_STATE, { description: 'Where it is.' }) state!: FaultState;
  @Field(() => String, { description: 'Its name at the driver’s side, known before it is made.' }) externalName!: string;
  @Field(() => String, { description: 'Who ends it at its deadline when nobody of ours is alive.' }) ttlEnforcedBy!: string;
  @Field(() => Int, { description: 'How long it may last, ms.' }) durationMs!: number;
  @Field(() => DateTime, { description: 'Its deadline.' }) expiresAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'True start, by the target side; null when it never was there.' })
  activatedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'True end, by the target side.' }) endedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When the evidence was written.' }) clearedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What showed that it is gone.' }) evidence!: string | null;
  @Field(() => String, { nullable: true, description: 'Last trouble with it.' }) lastError!: string | null;
}

@ObjectType({ description: 'One reading of a probe, judged by its tolerance.' })
class ProbeSample {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'The probe.' }) probe!: string;
  @Field(() => SAMPLE_PHASE, { description: 'Part of the run.' }) phase!: SamplePhase;
  @Field(() => DateTime, { description: 'When it was read.' }) at!: Date;
  @Field(() => Json, { nullable: true, description: 'A plain value; null = could not be evaluated.' }) value!: unknown;
  @Field(() => String, { nullable: true, description: 'Unit of the value.' }) unit!: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Within tolerance; null = could not be evaluated.' }) met!: boolean | null;
  @Field(() => String, { nullable: true, description: 'Why it could not be evaluated.' }) error!: string | null;
}

@ObjectType({ description: 'How far one probe left its steady state, and how it came back.' })
export class RunDeviation {
  @Field(() => String, { description: 'The probe.' }) probe!: string;
  @Field(() => String, { nullable: true, description: 'Unit of the values.' }) unit!: string | null;
  @Field(() => Float, { nullable: true, description: 'Median before the faults; null without numbers.' }) baselineMedian!: number | null;
  @Field(() => Json, { nullable: true, description: 'The value farthest outside the tolerance.' }) worst!: unknown;
  @Field(() => DateTime, { nullable: true, description: 'When that was.' }) worstAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'First reading out of tolerance.' }) firstDeviationAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Last reading out of tolerance.' }) lastDeviationAt!: Date | null;
  @Field(() => Int, { description: 'Readings during the faults that could be evaluated.' }) evaluated!: number;
  @Field(() => Int, { description: 'Readings during the faults that could not.' }) unevaluated!: number;
  @Field(() => Float, { nullable: true, description: 'Out of tolerance / evaluated, during the faults.' }) deviatedShare!: number | null;
  @Field(() => Boolean, { nullable: true, description: 'More than the experiment allows; null = not measured.' }) deviated!: boolean | null;
  @Field(() => Int, { nullable: true, description: 'From the true start of the faults to the first deviation, ms.' }) timeToDetectMs!:
    | number
    | null;
  @Field(() => Int, { nullable: true, description: 'From the end of the faults until steady again, ms.' }) timeToRecoverMs!: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Came back; null = not measured.' }) recovered!: boolean | null;
}

@ObjectType({ description: 'Something that happened in a run.' })
export class RunEvent {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => DateTime, { description: 'When it truly happened.' }) at!: Date;
  @Field(() => String, { description: '`lifecycle`, `fault`, `deviation`, `recovery`, `stop` or `sweep`.' }) kind!: string;
  @Field(() => String, { description: 'In words.' }) text!: string;
  @Field(() => RUN_LIFECYCLE, { description: 'Where the run was.' }) lifecycle!: RunLifecycle;
  @Field(() => Json, { description: 'Figures and names that go with it.' }) data!: unknown;
}

export const ProbeSampleConnection = connectionOf(ProbeSample);

@ObjectType({
  description: 'One run of an experiment: three separate facts (lifecycle, outcome, residue) and what was measured. Key: `RUN-88`.',
})
export class Run {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short key, such as `RUN-88`.' }) key!: string;
  @Field(() => Experiment, { description: 'What is tried out.' }) experiment!: Experiment;
  @Field(() => ExperimentVersion, { description: 'The version it runs.' }) version!: ExperimentVersion;
  @Field(() => Environment, { description: 'Where.' }) environment!: Environment;
  @Field(() => Incident, {
    nullable: true,
    description: 'The drill or incident whose timeline hears of it; null when there is none, or you may not see it.',
  })
  incident!: Incident | null;
  @Field(() => RUN_PURPOSE, { description: 'Why it was asked for.' }) purpose!: RunPurpose;
  @Field(() => RUN_LIFECYCLE, { description: 'Where it is.' }) lifecycle!: RunLifecycle;
  @Field(() => RUN_OUTCOME, { description: 'What it showed.' }) outcome!: RunOutcome;
  @Field(() => OUTCOME_REASON, { nullable: true, description: 'Why it shows neither held nor deviated.' })
  outcomeReason!: OutcomeReason | null;
  @Field(() => String, { description: 'In words: why it was refused, what could not be made, what to do.' }) explanation!: string;
  @Field(() => RESIDUE, { description: 'What it has left behind, by the ledger.' }) residue!: Residue;
  @Field(() => Boolean, { nullable: true, description: 'The system came back; null = not measured.' }) recovered!: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Shortest time to the first deviation, ms.' }) timeToDetectMs!: number | null;
  @Field(() => Int, { nullable: true, description: 'Longest time until steady again, ms.' }) timeToRecoverMs!: number | null;
  @Field(() => [Fault], { description: 'Its faults, by the ledger.' }) faults!: Fault[];
  @Field(() => [RunDeviation], { description: 'Measured per probe; empty until finished.' }) deviations!: RunDeviation[];
  @Field(() => [RunEvent], { description: 'What happened, in order.' }) events!: RunEvent[];
  @Field(() => [Weakness], { description: 'What it suggests about the system.' }) weaknesses!: Weakness[];
  @Field(() => DateTime, { description: 'When it was asked for.' }) requestedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When a worker took it.' }) startedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When the faults began.' }) injectingAt!: Date | null;
  @Field(() => DateTime, { description: 'When its lifecycle changed last.' }) stateChangedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it became final.' }) finishedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When a stop was asked for.' }) stopRequestedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was stopped.' }) stopReason!: string | null;
}

export const RunConnection = connectionOf(Run);

export const RunOrder = enumOf('RunOrder', 'How runs are sorted.', { requested_at_desc: 'Newest first.' });
@InputType({ description: 'Which runs to list.' })
export class RunFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only of this experiment.' }) experimentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only of this environment.' }) environmentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Only for this incident.' }) incidentId?: string | null;
  @Field(() => RUN_LIFECYCLE, { nullable: true, description: 'Only in this lifecycle.' }) lifecycle?: RunLifecycle | null;
  @Field(() => RUN_OUTCOME, { nullable: true, description: 'Only with this outcome.' }) outcome?: RunOutcome | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that are final, or only those that are not.' }) final?: boolean | null;
}

@InputType({ description: 'Asks for a run.' })
export class RunRequestInput {
  @Field(() => ID, { description: 'The experiment; its current version runs.' }) experimentId!: string;
  @Field(() => ID, { nullable: true, description: 'Where; default: the experiment’s environment.' }) environmentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'An incident whose timeline is to hear of it.' }) incidentId?: string | null;
  @Field(() => RUN_PURPOSE, { nullable: true, description: 'Why; default MANUAL.' }) purpose?: RunPurpose | null;
}

@InputType({ description: 'Stops a run.' })
export class RunStopInput {
  @Field(() => ID, { description: 'The run.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Why, up to 2,000 characters.' }) reason?: string | null;
}

@InputType({ description: 'Tries again to remove what a run left.' })
export class RunRollbackRetryInput {
  @Field(() => ID, { description: 'The run.' }) id!: string;
}

@InputType({ description: 'Which samples to list.' })
export class SampleFilterInput {
  @Field(() => SAMPLE_PHASE, { nullable: true, description: 'Only of this part of the run.' }) phase?: SamplePhase | null;
  @Field(() => String, { nullable: true, description: 'Only of this probe.' }) probe?: string | null;
}
