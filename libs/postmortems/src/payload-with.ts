import type { Type } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { payloadOf } from '@platform/graphql';

/** A payload with more than the objects a mutation is about; what more there is says itself when it is there. */
export function payloadWith(
  mutation: string,
  objects: Readonly<Record<string, Type | [Type]>>,
  more: Readonly<Record<string, { type: Type | [Type] | object; description: string }>>,
): Type {
  const Payload = payloadOf(mutation, objects);
  for (const [name, { type, description }] of Object.entries(more))
    Field(() => type as Type | [Type], { nullable: true, description })(Payload.prototype, name);
  return Payload;
}
