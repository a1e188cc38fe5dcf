import { Service } from '@catalog';
import { Environment, Experiment, Run, Weakness } from '@chaos';
import { Team } from '@identity';
import { Incident } from '@incidents';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, enumOf } from '@platform/graphql';
import { Postmortem } from '@postmortems';
import { GameDayRole, GameDayRunStatus, GameDayStatus, OccurrenceStatus, OccurrenceTrigger } from './game-day.enums';

@ObjectType({ description: 'A role of a game day and the team that fills it.' })
export class GameDayTeam {
  @Field(() => GameDayRole, { description: 'The role.' }) role!: GameDayRole;
  @Field(() => Team, { description: 'The team.' }) team!: Team;
}

@ObjectType({ description: 'One thing to have done before or on the day.' })
export class ChecklistItem {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'What is to be done.' }) text!: string;
  @Field(() => Boolean, { description: 'True when it is done.' }) done!: boolean;
  @Field(() => Int, { description: 'Place, from 0.' }) position!: number;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@ObjectType({ description: 'A run that the plan of a game day names.' })
export class PlannedRun {
  @Field(() => Int, { description: 'Place in the plan, from 0.' }) position!: number;
  @Field(() => Experiment, { description: 'The experiment.' }) experiment!: Experiment;
  @Field(() => Int, { description: 'Seconds after the beginning.' }) offsetSeconds!: number;
}

@ObjectType({ description: 'A planned run at one time the game day took place.' })
export class GameDayRun {
  @Field(() => Int, { description: 'Place in the plan, from 0.' }) position!: number;
  @Field(() => Experiment, { description: 'The experiment.' }) experiment!: Experiment;
  @Field(() => DateTime, { description: 'When it is asked for at the earliest.' }) dueAt!: string;
  @Field(() => GameDayRunStatus, { description: 'Where it stands.' }) status!: GameDayRunStatus;
  @Field(() => String, { nullable: true, description: 'Why it was refused or given up.' }) reason!: string | null;
  @Field(() => Run, { nullable: true, description: 'The run; null before it was asked for.' }) run!: Run | null;
}

@ObjectType({ description: 'Something a role saw on the day.' })
export class Observation {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => GameDayRole, { description: 'The role that saw it.' }) role!: GameDayRole;
  @Field(() => String, { description: 'What was seen.' }) text!: string;
  @Field(() => Boolean, { nullable: true, description: 'Was it expected? Null: not said.' }) expected!: boolean | null;
  @Field(() => DateTime, { description: 'When it was seen.' }) occurredAt!: string;
  @Field(() => DateTime, { description: 'When it was written down.' }) recordedAt!: string;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

@ObjectType({ description: 'One slot of a game day and what became of it.' })
export class Occurrence {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => DateTime, { description: 'The time it was to begin.' }) slot!: string;
  @Field(() => OccurrenceTrigger, { description: 'What makes it begin.' }) trigger!: OccurrenceTrigger;
  @Field(() => OccurrenceStatus, { description: 'What became of it.' }) status!: OccurrenceStatus;
  @Field(() => String, { nullable: true, description: 'Why it was skipped, missed, cancelled or stopped.' }) reason!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it began.' }) firedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When its last run was over.' }) endedAt!: string | null;
  @Field(() => Incident, { nullable: true, description: 'The drill incident; its timeline holds what happened.' })
  incident!: Incident | null;
  @Field(() => Postmortem, { nullable: true, description: 'The debrief; null before it was written.' }) postmortem!: Postmortem | null;
  @Field(() => [GameDayRun], { description: 'The planned runs and how they went.' }) runs!: GameDayRun[];
  @Field(() => [Observation], { description: 'What was seen, in order of time.' }) observations!: Observation[];
  @Field(() => [Weakness], { description: 'What the runs propose to look at.' }) weaknesses!: Weakness[];
}

@ObjectType({ description: 'A planned exercise in which things are broken on purpose, to learn before it happens.' })
export class GameDay {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short key, such as `GD-7`.' }) key!: string;
  @Field(() => String, { description: 'Title.' }) title!: string;
  @Field(() => String, { description: 'The story of the day, Markdown.' }) scenario!: string;
  @Field(() => [String], { description: 'What is to be learned.' }) objectives!: string[];
  @Field(() => GameDayStatus, { description: 'Where it stands.' }) status!: GameDayStatus;
  @Field(() => Environment, { description: 'Where it takes place.' }) environment!: Environment;
  @Field(() => [Service], { description: 'Services that are practised, by name.' }) services!: Service[];
  @Field(() => [GameDayTeam], { description: 'Roles and the teams that fill them.' }) teams!: GameDayTeam[];
  @Field(() => [ChecklistItem], { description: 'Things to have done, in order.' }) checklist!: ChecklistItem[];
  @Field(() => [PlannedRun], { description: 'The plan of runs, in order.' }) plannedRuns!: PlannedRun[];
  @Field(() => DateTime, { nullable: true, description: 'When it begins by itself; null when it is not scheduled.' }) scheduledAt!:
    | string
    | null;
  @Field(() => String, { nullable: true, description: 'The same as a wall time in its zone.' }) scheduledLocalTime!: string | null;
  @Field(() => String, { description: 'IANA zone of the schedule and of the drill.' }) zone!: string;
  @Field(() => Int, { description: 'A slot older than this many seconds is missed, not fired late.' }) maxLatenessSeconds!: number;
  @Field(() => [Occurrence], { description: 'Every slot it had, newest first, at most 50.' }) occurrences!: Occurrence[];
  @Field(() => Occurrence, { nullable: true, description: 'The slot that waits or runs, or else the latest one.' })
  occurrence!: Occurrence | null;
  @Field(() => [Observation], { description: 'All observations, in order of time, at most 500.' }) observations!: Observation[];
  @Field(() => DateTime, { description: 'When it was written down.' }) createdAt!: string;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const GameDayConnection = connectionOf(GameDay);

export const GameDayOrder = enumOf('GameDayOrder', 'How game days are sorted.', {
  newest: 'Newest first.',
  scheduled: 'By the time they begin, latest first; without a time last.',
  title: 'By title.',
});
