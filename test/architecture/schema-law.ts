import { refusedName } from '@blameless';
import {
  type GraphQLArgument,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

export interface SchemaLaw {
  peoplePlane: readonly string[];
  exceptions: Readonly<Record<string, string>>;
  publicFields: readonly string[];
}

const VERBS_FIRST = /^(create|update|delete|remove|add|set|get|list|do|make|start|stop|send|change|archive|publish|import|export)[A-Z]/;

/** Every way in which a schema breaks the law of the house; empty when it keeps it. Pure, so that a test can show it fails. */
export function schemaProblems(schema: GraphQLSchema, law: SchemaLaw): string[] {
  const problems: string[] = [];
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].map((type) => type?.name);
  const people = new Set(law.peoplePlane);
  const name = (where: string, text: string, mode: 'name' | 'enum-value' = 'name') => {
    const verdict = refusedName(text, mode);
    if (verdict.refused && !law.exceptions[where] && !law.exceptions[text]) problems.push(`${where}: ${verdict.reason}`);
  };
  const described = (where: string, description: string | null | undefined) => {
    if (!description || description.trim().length < 3) problems.push(`${where} has no description`);
  };
  const checkArguments = (where: string, args: readonly GraphQLArgument[], inPeoplePlane: boolean) => {
    for (const arg of args) {
      described(`${where}(${arg.name})`, arg.description);
      if (!inPeoplePlane) name(`${where}(${arg.name})`, arg.name);
    }
  };

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    const root = roots.includes(type.name);
    const inPeoplePlane = people.has(type.name);
    if (!root) described(type.name, type.description);
    if (!inPeoplePlane && !root) name(type.name, type.name);
    if (isEnumType(type)) {
      for (const value of type.getValues()) {
        described(`${type.name}.${value.name}`, value.description);
        if (!inPeoplePlane) name(`${type.name}.${value.name}`, value.name, 'enum-value');
      }
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        described(`${type.name}.${field.name}`, field.description);
        if (!inPeoplePlane) name(`${type.name}.${field.name}`, field.name);
      }
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const where = `${type.name}.${field.name}`;
      const target = getNamedType(field.type).name;
      described(where, field.description);
      const peopleField = inPeoplePlane || (root && (people.has(target) || law.publicFields.includes(field.name)));
      if (!peopleField) name(where, field.name);
      checkArguments(where, field.args, peopleField || (root && field.args.some((arg) => people.has(getNamedType(arg.type).name))));
      if (!inPeoplePlane && !root && people.has(target)) problems.push(`${where} leads to ${target}, which belongs to the people plane`);
    }
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const where = `Mutation.${field.name}`;
    const pascal = `${field.name[0]!.toUpperCase()}${field.name.slice(1)}`;
    const [input, more] = field.args;
    if (VERBS_FIRST.test(field.name)) problems.push(`${where} names its verb first`);
    if (more || (input && (input.name !== 'input' || input.type.toString() !== `${pascal}Input!`)))
      problems.push(`${where} must take one argument input: ${pascal}Input!`);
    const payload = getNamedType(field.type);
    const errors = isObjectType(payload) ? payload.getFields().userErrors : undefined;
    if (payload.name !== `${pascal}Payload` || errors?.type.toString() !== '[UserError!]!')
      problems.push(`${where} must answer with ${pascal}Payload { userErrors: [UserError!]! }`);
    if (
      isObjectType(payload) &&
      Object.values(payload.getFields()).some((other) => other.name !== 'userErrors' && isNonNullType(other.type))
    ) {
      problems.push(`${where}: fields of a payload other than userErrors are nullable`);
    }
  }
  if (schema.getQueryType()?.getFields().node) problems.push('Query.node must not exist');
  return problems;
}
