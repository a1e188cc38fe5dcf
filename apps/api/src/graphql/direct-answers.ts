import type { ApolloServerPlugin, BaseContext, GraphQLRequestContextResponseForOperation, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { askDirect, DirectJson, hasMissing, hasReads, NotDirectError } from '@platform/reads';
import {
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
  getNamedType,
  isNonNullType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields';
import { getArgumentValues, getVariableValues } from 'graphql/execution/values';

type Request = GraphQLRequestContextResponseForOperation<BaseContext>;
type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** The data of an answer whose text came from the database as it is. */
class DirectData {
  constructor(
    readonly key: string,
    readonly json: string,
  ) {}
}

/** Operations that were tried and need graphql-js. */
const notDirect = new WeakSet<OperationDefinitionNode>();

/**
 * Queries of one root field whose whole selection PostgreSQL can answer in the shape of the answer: their text is passed on without walking
 * it again. The root field runs as always, with its policy. Whatever does not fit is left to graphql-js.
 */
export function directAnswers(formatError: FormatError): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      responseForOperation: async (request) => (isCandidate(request.operation) ? answer(request, formatError) : null),
    }),
  };
}

/** Writes an answer; one that came directly is put into its place as text. */
export function writeAnswer(result: { data?: unknown }): string {
  const { data } = result;
  return data instanceof DirectData ? `{"data":{"${data.key}":${data.json}}}\n` : `${JSON.stringify(result)}\n`;
}

const isCandidate = (operation: OperationDefinitionNode) => operation.operation === 'query' && !notDirect.has(operation);

async function answer(request: Request, formatError: FormatError): Promise<GraphQLResponse | null> {
  const root = rootField(request);
  if (!root) return null;
  const { field, info, args } = root;
  const key = info.path.key as string;
  askDirect(info);
  try {
    const value: unknown = await field.resolve?.(undefined, args, request.contextValue, info);
    if (value instanceof DirectJson && !hasMissing(value.text)) return respond({ data: new DirectData(key, value.text) });
    if (value === null && !isNonNullType(field.type)) return respond({ data: { [key]: null } });
    if (!(value instanceof DirectJson)) notDirect.add(request.operation);
    return null;
  } catch (error) {
    if (error instanceof NotDirectError) {
      notDirect.add(request.operation);
      return null;
    }
    const located = locatedError(error, info.fieldNodes, [key]);
    return respond({ errors: [formatError(located.toJSON(), located)], data: isNonNullType(field.type) ? null : { [key]: null } });
  }
}

/** The one root field with its arguments and what its resolver is told, or null when there are several or something is wrong with them. */
function rootField({ schema, document, operation, request }: Request) {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const variables = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {}, { maxErrors: 1 }).coerced;
  const type = schema.getQueryType();
  if (!variables || !type) return null;
  const fields = [...collectFields(schema, fragments, variables, type, operation.selectionSet)];
  const [first] = fields;
  const [key, fieldNodes] = first ?? ['', []];
  const node = fieldNodes[0];
  const field = node && type.getFields()[node.name.value];
  if (fields.length !== 1 || !field || !hasReads(getNamedType(field.type).name.replace(/Connection$/, ''))) return null;
  const info: GraphQLResolveInfo = {
    fieldName: field.name,
    fieldNodes,
    returnType: field.type,
    parentType: type,
    path: { prev: undefined, key, typename: type.name },
    schema,
    fragments,
    rootValue: undefined,
    operation,
    variableValues: variables,
  };
  try {
    return { field, info, args: getArgumentValues(field, node, variables) };
  } catch {
    return null;
  }
}

const respond = (singleResult: { data: unknown; errors?: GraphQLFormattedError[] }): GraphQLResponse => ({
  http: { status: undefined, headers: new HeaderMap() },
  body: { kind: 'single', singleResult: singleResult as { data: Record<string, unknown> } },
});
