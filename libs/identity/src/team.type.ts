import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, enumOf, payloadOf } from '@platform/graphql';

@ObjectType({
  description:
    'A team. Owns services and action items and fills roles on a game day. Its members belong to the people plane: see `memberships`.',
})
export class Team {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => String, { description: 'Short unique key, lower case, such as `payments`.' }) key!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'What the team looks after.' }) description!: string;
  @Field(() => Boolean, { description: 'True when the team no longer takes new work.' }) archived!: boolean;
  @Field(() => Int, { description: 'Revision; send it back when you edit.' }) revision!: number;
}

export const TeamConnection = connectionOf(Team);

export const TeamOrder = enumOf('TeamOrder', 'How teams are sorted.', { name: 'By name.', key: 'By key.' });

@InputType({ description: 'Which teams to list.' })
export class TeamFilterInput {
  @Field(() => Boolean, { nullable: true, description: 'Only archived ones, or only those that are not.' }) archived?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Part of the name or key, any case.' }) search?: string | null;
}

@InputType({ description: 'A new team.' })
export class TeamCreateInput {
  @Field(() => String, { description: '1 to 40 characters: lower-case letters, digits and hyphens.' }) key!: string;
  @Field(() => String, { description: 'Name, 1 to 120 characters.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'What the team looks after, up to 2,000 characters.' }) description?: string | null;
}

@InputType({ description: 'What to change about a team; absent fields stay.' })
export class TeamUpdateInput {
  @Field(() => ID, { description: 'The team.' }) id!: string;
  @Field(() => Int, { description: 'The revision you read; a newer one is a conflict.' }) expectedRevision!: number;
  @Field(() => String, { nullable: true, description: 'New name.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'New description.' }) description?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'true archives: members lose what only this team may see.' }) archived?:
    | boolean
    | null;
}

export const TeamCreatePayload = payloadOf('teamCreate', { team: Team });
export const TeamUpdatePayload = payloadOf('teamUpdate', { team: Team });
