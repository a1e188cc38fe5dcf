import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { UserError } from './user-error.type';

/** Makes `<Mutation>Payload`: the objects, null when refused, and the reasons. Call once per mutation. */
export function payloadOf(mutation: string, objects: Readonly<Record<string, Type | [Type]>>): Type {
  @ObjectType(`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Payload`, { description: `Answer of \`${mutation}\`.` })
  class Payload {
    @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
  }
  for (const [name, type] of Object.entries(objects)) {
    Field(() => type, { nullable: true, description: 'As it stands now; null when it was refused before it existed.' })(
      Payload.prototype,
      name,
    );
  }
  return Payload;
}
