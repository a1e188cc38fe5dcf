import { registerEnumType } from '@nestjs/graphql';

/**
 * Registers a closed set of values as a GraphQL enum. Values are stored in lower snake case (`in_progress`) and shown in upper (`IN_PROGRESS`);
 * every value has its description.
 */
export function enumOf<Value extends string>(name: string, description: string, values: Record<Value, string>): Record<string, Value> {
  const members = Object.keys(values) as Value[];
  const type = Object.fromEntries(members.map((value) => [value.toUpperCase(), value])) as Record<string, Value>;
  registerEnumType(type, {
    name,
    description,
    valuesMap: Object.fromEntries(members.map((value) => [value.toUpperCase(), { description: values[value] }])),
  });
  return type;
}
