import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '@platform/graphql';
import { GameDayRole, GameDayStatus } from './game-day.enums';

@InputType({ description: 'Which game days to list.' })
export class GameDayFilterInput {
  @Field(() => GameDayStatus, { nullable: true, description: 'Only in this status.' }) status?: GameDayStatus | null;
  @Field(() => ID, { nullable: true, description: 'Only in this environment.' }) environmentId?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the title, any case.' }) search?: string | null;
}

@InputType({ description: 'A role and the team that fills it.' })
export class GameDayTeamInput {
  @Field(() => GameDayRole, { description: 'The role.' }) role!: GameDayRole;
  @Field(() => ID, { description: 'The team.' }) teamId!: string;
}

@InputType({ description: 'A run that the game day makes.' })
export class PlannedRunInput {
  @Field(() => ID, { description: 'The experiment; its newest version runs.' }) experimentId!: string;
  @Field(() => Int, { description: 'Seconds after the beginning, 0 to 86,400. A run waits for the one before it on the same target.' })
  offsetSeconds!: number;
}

@InputType({ description: 'A new game day. It is planned, not scheduled.' })
export class GameDayCreateInput {
  @Field(() => String, { description: 'Title, 1 to 200 characters.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'The story of the day, Markdown.' }) scenario?: string | null;
  @Field(() => [String], { nullable: true, description: 'What is to be learned, at most 20 sentences.' }) objectives?: string[] | null;
  @Field(() => ID, { description: 'Where it takes place.' }) environmentId!: string;
  @Field(() => [ID], { nullable: true, description: 'Services that are practised, at most 50.' }) serviceIds?: string[] | null;
  @Field(() => [GameDayTeamInput], { nullable: true, description: 'Roles and the teams that fill them, at most 50.' }) teams?:
    | GameDayTeamInput[]
    | null;
  @Field(() => [String], { nullable: true, description: 'Things to have done, at most 100.' }) checklist?: string[] | null;
  @Field(() => [PlannedRunInput], { nullable: true, description: 'Runs in the order of the plan, at most 20.' }) plannedRuns?:
    | PlannedRunInput[]
    | null;
  @Field(() => Int, {
    nullable: true,
    description: 'A slot older than this many seconds is missed, not fired late; 0 to 86,400, default 300.',
  })
  maxLatenessSeconds?: number | null;
}

@InputType({ description: 'What to change about a game day that is not running; absent fields stay, lists are replaced as a whole.' })
export class GameDayUpdateInput {
  @Field(() => ID, { description: 'The game day.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New title.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'New story.' }) scenario?: string | null;
  @Field(() => [String], { nullable: true, description: 'New objectives.' }) objectives?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'New environment.' }) environmentId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'New list of services.' }) serviceIds?: string[] | null;
  @Field(() => [GameDayTeamInput], { nullable: true, description: 'New roles and teams.' }) teams?: GameDayTeamInput[] | null;
  @Field(() => [String], { nullable: true, description: 'New checklist; entries with the same text keep whether they are done.' })
  checklist?: string[] | null;
  @Field(() => [PlannedRunInput], { nullable: true, description: 'New plan of runs.' }) plannedRuns?: PlannedRunInput[] | null;
  @Field(() => Int, { nullable: true, description: 'New limit of lateness in seconds.' }) maxLatenessSeconds?: number | null;
}

@InputType({ isAbstract: true })
abstract class GameDayMoveInput {
  @Field(() => ID, { description: 'The game day.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
}

@InputType({ description: 'When a game day begins by itself, once. Give either a wall time or an instant.' })
export class GameDayScheduleInput extends GameDayMoveInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Wall time in the zone, `YYYY-MM-DDThh:mm[:ss]`. One that comes twice is its first; one that is left out is the first instant after the gap.',
  })
  localTime?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The instant.' }) at?: Date | null;
  @Field(() => String, { description: 'IANA zone, such as `Europe/Lisbon`.' }) zone!: string;
}

@InputType({ description: 'Takes a game day off the calendar.' })
export class GameDayUnscheduleInput extends GameDayMoveInput {}

@InputType({ description: 'Begins a game day now, by hand. A scheduled slot is given up.' })
export class GameDayStartInput extends GameDayMoveInput {}

@InputType({ description: 'Stops a game day: its runs are stopped, the planned ones are given up.' })
export class GameDayStopInput {
  @Field(() => ID, { description: 'The game day.' }) id!: string;
  @Field(() => String, { description: 'Why, 1 to 2,000 characters.' }) reason!: string;
}

@InputType({ description: 'Writes the debrief of the latest time this game day took place; a second call answers with the same document.' })
export class GameDayDebriefInput {
  @Field(() => ID, { description: 'The game day.' }) id!: string;
}

@InputType({ description: 'Ticks an entry of the checklist, or takes the tick away.' })
export class ChecklistItemSetInput {
  @Field(() => ID, { description: 'The entry.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => Boolean, { description: 'True: done.' }) done!: boolean;
}

@InputType({ description: 'Something a role saw.' })
export class ObservationAddInput {
  @Field(() => ID, { description: 'The game day.' }) gameDayId!: string;
  @Field(() => GameDayRole, { description: 'The role that saw it.' }) role!: GameDayRole;
  @Field(() => String, { description: 'What was seen, 1 to 2,000 characters.' }) text!: string;
  @Field(() => Boolean, { nullable: true, description: 'Was it expected? Absent: not said.' }) expected?: boolean | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was seen; default now.' }) occurredAt?: Date | null;
}

@InputType({ description: 'What to change about an observation; absent fields stay.' })
export class ObservationUpdateInput {
  @Field(() => ID, { description: 'The observation.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => GameDayRole, { nullable: true, description: 'New role.' }) role?: GameDayRole | null;
  @Field(() => String, { nullable: true, description: 'New text.' }) text?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Was it expected? null takes the answer away.' }) expected?: boolean | null;
  @Field(() => DateTime, { nullable: true, description: 'New time.' }) occurredAt?: Date | null;
}
