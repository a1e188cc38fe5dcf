import { Field, ID, InputType, Int, PickType } from '@nestjs/graphql';
import { ActionItem } from '@postmortems';

@InputType({ description: 'Takes a proposed weakness up: it counts as accepted, and something is to be done about it.' })
export class WeaknessActionItemCreateInput extends PickType(ActionItem, ['title', 'priority', 'kind'], InputType) {
  @Field(() => ID, { description: 'The weakness.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => ID, { nullable: true, description: 'The postmortem that holds the action item; default: the debrief of its game day.' })
  postmortemId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The team that carries it.' }) ownerTeamId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The experiment that will show it; default: the one that found the weakness.' })
  experimentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A practice assessment that follows the evidence.' }) assessmentId?: string | null;
}
