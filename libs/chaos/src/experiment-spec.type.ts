import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, Json } from '@platform/graphql';
import type { ProbeMode } from './domain/steady-state';

const PROBE_MODE = enumOf<ProbeMode>('ProbeMode', 'When a probe is asked.', {
  before: 'Before the faults.',
  during: 'While the faults are there.',
  after: 'After the faults are gone.',
});

const TOLERANCE =
  'What its value must satisfy: a plain value (equal), [low, high] (inclusive), another list (one of), {"type": "range", "range": [low, high]}, {"type": "regex", "pattern": …} or bounds such as {"gte": 0.99} with lt, lte, gt, gte.';
const SETTINGS =
  'Settings of the kind. http: {"url", "method"?, "headers"?, "body"?, "value": {"from": "latencyMs" | "status" | "json", "pointer"?, "unit"?}}; tcp: {"host", "port", "value": "reachable" | "latencyMs"}.';

@ObjectType({ description: 'Reads one value of the system.' })
export class Probe {
  @Field(() => String, { description: 'Name, unique in the experiment.' }) name!: string;
  @Field(() => String, { description: 'Kind: `http` or `tcp`.' }) kind!: string;
  @Field(() => Json, { description: SETTINGS }) settings!: unknown;
  @Field(() => Json, { description: TOLERANCE }) tolerance!: unknown;
  @Field(() => [PROBE_MODE], { description: 'When it is asked.' }) modes!: ProbeMode[];
  @Field(() => Int, { description: 'Longest time for one reading, ms.' }) timeoutMs!: number;
  @Field(() => Int, { description: 'From one reading to the next, ms.' }) intervalMs!: number;
  @Field(() => Float, { description: 'Share of readings during the faults that may be out of tolerance, 0 to 1.' })
  maxDeviatedShare!: number;
}

@ObjectType({ description: 'How the system looks when all is well.' })
export class SteadyState {
  @Field(() => String, { description: 'In one sentence.' }) title!: string;
  @Field(() => [Probe], { description: 'What is read.' }) probes!: Probe[];
}

@ObjectType({ description: 'One fault of the plan.' })
export class Injection {
  @Field(() => String, { description: 'Name, unique in the experiment.' }) ref!: string;
  @Field(() => String, { description: 'Driver, such as `local`.' }) driver!: string;
  @Field(() => String, { description: 'Target as the driver’s side names it.' }) target!: string;
  @Field(() => String, { description: 'Kind of fault, such as `latency`.' }) kind!: string;
  @Field(() => Json, { description: 'Parameters of the kind, such as {"latencyMs": 800, "jitterMs": 100}.' }) params!: unknown;
  @Field(() => Int, { description: 'How long it lasts, ms.' }) durationMs!: number;
  @Field(() => Int, { description: 'When it starts after the first may begin, ms.' }) startAfterMs!: number;
}

@ObjectType({ description: 'A probe that ends the run.' })
export class AbortGuard {
  @Field(() => String, { description: 'Name of the probe.' }) probe!: string;
  @Field(() => Int, { description: 'How many readings in a row out of tolerance end the run.' }) consecutive!: number;
}

@ObjectType({ description: 'What keeps a run within bounds.' })
export class Guards {
  @Field(() => Int, { description: 'Hard limit of the whole run, ms.' }) maxDurationMs!: number;
  @Field(() => [AbortGuard], { description: 'Probes that end it.' }) abortOn!: AbortGuard[];
  @Field(() => Int, { description: 'Most distinct targets.' }) maxTargets!: number;
}

@ObjectType({ description: 'How the phases around the faults are measured.' })
export class Timing {
  @Field(() => Int, { description: 'How long the baseline is measured, ms.' }) baselineMs!: number;
  @Field(() => Int, { description: 'How long the way back may take, ms.' }) recoveryTimeoutMs!: number;
  @Field(() => Int, { description: 'Readings in a row that count as steady.' }) streak!: number;
  @Field(() => Int, { description: 'Readings in a row without a value that end the run as blind.' }) blindAfter!: number;
}

@InputType({ description: 'Reads one value of the system.' })
export class ProbeInput {
  @Field(() => String, { description: 'Name, unique in the experiment, up to 64 characters.' }) name!: string;
  @Field(() => String, { description: 'Kind: `http` or `tcp`.' }) kind!: string;
  @Field(() => Json, { description: SETTINGS }) settings!: unknown;
  @Field(() => Json, { description: TOLERANCE }) tolerance!: unknown;
  @Field(() => [PROBE_MODE], { nullable: true, description: 'When it is asked; default all three.' }) modes?: ProbeMode[] | null;
  @Field(() => Int, { nullable: true, description: 'Longest time for one reading, ms; default 2000.' }) timeoutMs?: number | null;
  @Field(() => Int, { nullable: true, description: 'From one reading to the next, ms; default 1000.' }) intervalMs?: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of readings during the faults that may be out of tolerance; default 0.' })
  maxDeviatedShare?: number | null;
}

@InputType({ description: 'How the system looks when all is well.' })
export class SteadyStateInput {
  @Field(() => String, { description: 'In one sentence.' }) title!: string;
  @Field(() => [ProbeInput], { description: 'What is read, 1 to 20.' }) probes!: ProbeInput[];
}

@InputType({ description: 'One fault of the plan.' })
export class InjectionInput {
  @Field(() => String, { description: 'Name, unique in the experiment.' }) ref!: string;
  @Field(() => String, { nullable: true, description: 'Driver; default `local`.' }) driver?: string | null;
  @Field(() => String, { description: 'Target as the driver’s side names it.' }) target!: string;
  @Field(() => String, { description: 'Kind of fault, such as `latency`.' }) kind!: string;
  @Field(() => Json, { nullable: true, description: 'Parameters of the kind; default none.' }) params?: unknown;
  @Field(() => Int, { description: 'How long it lasts, ms. Nothing is injected without an end.' }) durationMs!: number;
  @Field(() => Int, { nullable: true, description: 'When it starts after the first may begin, ms; default 0.' }) startAfterMs?:
    | number
    | null;
}

@InputType({ description: 'A probe that ends the run.' })
export class AbortGuardInput {
  @Field(() => String, { description: 'Name of the probe.' }) probe!: string;
  @Field(() => Int, { description: 'How many readings in a row out of tolerance end the run.' }) consecutive!: number;
}

@InputType({ description: 'What keeps a run within bounds.' })
export class GuardsInput {
  @Field(() => Int, { nullable: true, description: 'Hard limit of the whole run, ms; default: all phases and half a minute.' })
  maxDurationMs?: number | null;
  @Field(() => [AbortGuardInput], { nullable: true, description: 'Probes that end it; default none.' }) abortOn?: AbortGuardInput[] | null;
  @Field(() => Int, { nullable: true, description: 'Most distinct targets; default 1.' }) maxTargets?: number | null;
}

@InputType({ description: 'How the phases around the faults are measured.' })
export class TimingInput {
  @Field(() => Int, { nullable: true, description: 'How long the baseline is measured, ms; default 5000.' }) baselineMs?: number | null;
  @Field(() => Int, { nullable: true, description: 'How long the way back may take, ms; default 60000.' }) recoveryTimeoutMs?:
    | number
    | null;
  @Field(() => Int, { nullable: true, description: 'Readings in a row that count as steady; default 3.' }) streak?: number | null;
  @Field(() => Int, { nullable: true, description: 'Readings in a row without a value that end the run as blind; default 5.' })
  blindAfter?: number | null;
}

@InputType({ description: 'What exactly happens in an experiment.' })
export class ExperimentSpecInput {
  @Field(() => SteadyStateInput, { description: 'How the system looks when all is well.' }) steadyState!: SteadyStateInput;
  @Field(() => String, { description: 'What is expected to be seen, up to 2,000 characters.' }) hypothesis!: string;
  @Field(() => [InjectionInput], { description: 'The faults, 1 to 50.' }) injections!: InjectionInput[];
  @Field(() => GuardsInput, { nullable: true, description: 'What keeps it within bounds.' }) guards?: GuardsInput | null;
  @Field(() => TimingInput, { nullable: true, description: 'How it is measured.' }) timing?: TimingInput | null;
}
