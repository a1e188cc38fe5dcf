import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { AppError } from '../errors';

/** What one document may ask for, over HTTP and over a socket alike. */
export const LIMITS = {
  /** Bytes of a request body. */
  bodyBytes: 256 * 1024,
  tokens: 1000,
  /** Nesting; the wrappers `edges` and `node` are not counted. Introspection by signed-in users is bounded by graphql-js instead. */
  depth: 14,
  /** In the whole document, `__typename` included. */
  aliases: 15,
  aliasLength: 60,
  rootFields: 20,
  directives: 8,
  /** Objects a document can make the server read at most: list sizes multiplied down the tree. */
  cost: 5000,
  /** Characters that one request has read by the language checker, over all its texts; what was read lately is free. */
  checkedCharacters: 250_000,
} as const;

const spent = new WeakMap<object, number>();

/** Takes characters from the budget of a request, for which any object of its own stands; refuses with TOO_MUCH_TEXT when it is used up. */
export function spendCharacters(request: object, characters: number): void {
  const total = (spent.get(request) ?? 0) + characters;
  if (total > LIMITS.checkedCharacters) {
    const most = LIMITS.checkedCharacters.toLocaleString('en');
    throw new AppError('TOO_MUCH_TEXT', `One request checks at most ${most} characters. Ask for the findings of fewer texts at a time.`);
  }
  spent.set(request, total);
}

/** Sign-in and token mutations: one try per document, so that aliases cannot multiply guesses. */
const ONCE = new Set(['signIn', 'firstAdminCreate', 'apiTokenCreate']);
const UNCOUNTED = new Set(['edges', 'node', 'nodes']);
const PLAIN_LIST_COST = 5;
const MAX_VISITS = 5000;

interface LimitProblem {
  code: string;
  message: string;
}

interface Known {
  document: DocumentNode;
  problem: LimitProblem | null;
  /** Null when list sizes come from variables and the cost must be computed for each request. */
  cost: number | null;
}

/** Checks documents against the limits; remembers the verdict of the texts it has seen. */
export class DocumentLimits {
  private readonly known = new Map<string, Known>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The reason to refuse this text, or null. A text that does not parse is not refused here: the server says where the mistake is. */
  check(text: string, variables: Record<string, unknown> = {}): LimitProblem | null {
    const known = this.known.get(text) ?? this.study(text);
    if (!known) return null;
    if (known.problem) return known.problem;
    const cost = known.cost ?? this.costOf(known.document, variables);
    return cost > LIMITS.cost
      ? { code: 'TOO_COSTLY', message: `This asks for up to ${cost} objects; at most ${LIMITS.cost} are allowed. Ask for smaller pages.` }
      : null;
  }

  private study(text: string): Known | null {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: LIMITS.tokens, noLocation: true });
    } catch (error) {
      if (error instanceof GraphQLError && error.message.includes('token')) {
        const problem = { code: 'TOO_LARGE', message: `This document has more than ${LIMITS.tokens} tokens. Split it.` };
        return /Document contains more/.test(error.message)
          ? { document: { kind: Kind.DOCUMENT, definitions: [] }, problem, cost: 0 }
          : null;
      }
      return null;
    }
    const problem = shapeProblem(document);
    const variableSizes = !problem && usesVariableSizes(document);
    const known: Known = { document, problem, cost: problem ? 0 : variableSizes ? null : this.costOf(document, {}) };
    if (this.known.size >= 1000) this.known.delete(this.known.keys().next().value!);
    this.known.set(text, known);
    return known;
  }

  private costOf(document: DocumentNode, variables: Record<string, unknown>): number {
    const fragments = fragmentsOf(document);
    let visits = 0;
    const visit = (set: SelectionSetNode, typeName: string | undefined, factor: number): number => {
      // Fragments that spread others twice, again and again, grow exponentially with no object in sight.
      if (++visits > MAX_VISITS) return Number.POSITIVE_INFINITY;
      const type = typeName ? this.schema.getType(typeName) : undefined;
      const fields = isObjectType(type) ? type.getFields() : {};
      let cost = 0;
      for (const selection of set.selections) {
        if (cost > LIMITS.cost) return cost;
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const fragment = fragments.get(selection.name.value);
          if (fragment) cost += visit(fragment.selectionSet, fragment.typeCondition.name.value, factor);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          cost += visit(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, factor);
        } else if (selection.selectionSet) {
          const field = fields[selection.name.value];
          const outer = field ? (isNonNullType(field.type) ? field.type.ofType : field.type) : undefined;
          const size = field?.args.some((arg) => arg.name === 'first')
            ? sizeOf(selection, variables)
            : isListType(outer) && !UNCOUNTED.has(selection.name.value)
              ? PLAIN_LIST_COST
              : 1;
          cost += UNCOUNTED.has(selection.name.value) ? 0 : factor * size;
          cost += visit(selection.selectionSet, field ? getNamedType(field.type).name : undefined, factor * size);
        }
      }
      return cost;
    };
    return operationsOf(document).reduce(
      (worst, operation) => Math.max(worst, visit(operation.selectionSet, rootName(this.schema, operation), 1)),
      0,
    );
  }
}

function shapeProblem(document: DocumentNode): LimitProblem | null {
  const fragments = fragmentsOf(document);
  let aliases = 0;
  let directives = 0;
  let longAlias = false;
  let once = 0;
  const count = (node: ASTNode): void => {
    if ('directives' in node && node.directives) directives += node.directives.length;
    if (node.kind === Kind.FIELD) {
      if (node.alias) {
        aliases++;
        longAlias ||= node.alias.value.length > LIMITS.aliasLength;
      }
      if (ONCE.has(node.name.value)) once++;
    }
    if ('selectionSet' in node && node.selectionSet) for (const selection of node.selectionSet.selections) count(selection);
  };
  for (const definition of document.definitions) count(definition);
  if (aliases > LIMITS.aliases)
    return { code: 'TOO_MANY_ALIASES', message: `This document has ${aliases} aliases; at most ${LIMITS.aliases} are allowed.` };
  if (longAlias) return { code: 'ALIAS_TOO_LONG', message: `An alias may have at most ${LIMITS.aliasLength} characters.` };
  if (directives > LIMITS.directives) {
    return {
      code: 'TOO_MANY_DIRECTIVES',
      message: `This document has ${directives} directives; at most ${LIMITS.directives} are allowed.`,
    };
  }
  if (once > 1) return { code: 'ONE_SIGN_IN_PER_REQUEST', message: 'Sign-in and token mutations are allowed once per request.' };

  const depths = new Map<string, number>();
  const depthOf = (set: SelectionSetNode, path: readonly string[]): number => {
    let deepest = 0;
    for (const selection of set.selections) {
      let depth = 0;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        if (path.includes(name)) return Number.POSITIVE_INFINITY;
        const fragment = fragments.get(name);
        depth = depths.get(name) ?? (fragment ? depthOf(fragment.selectionSet, [...path, name]) : 0);
        depths.set(name, depth);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) depth = depthOf(selection.selectionSet, path);
      else if (selection.name.value === '__schema' || selection.name.value === '__type') depth = 1;
      else depth = (UNCOUNTED.has(selection.name.value) ? 0 : 1) + (selection.selectionSet ? depthOf(selection.selectionSet, path) : 0);
      if (depth > deepest) deepest = depth;
    }
    return deepest;
  };
  for (const operation of operationsOf(document)) {
    const depth = depthOf(operation.selectionSet, []);
    if (depth > LIMITS.depth) {
      return {
        code: 'TOO_DEEP',
        message: `This document nests too deep or its fragments form a ring; at most ${LIMITS.depth} levels are allowed.`,
      };
    }
    if (rootFieldsOf(operation, fragments) > LIMITS.rootFields) {
      return { code: 'TOO_MANY_ROOT_FIELDS', message: `At most ${LIMITS.rootFields} root fields are allowed.` };
    }
  }
  return null;
}

/** How many root fields an operation has, fragments included. */
export function rootFieldsOf(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): number {
  let count = 0;
  const seen = new Set<string>();
  const visit = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) count++;
      else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) visit(fragment.selectionSet);
      }
    }
  };
  visit(operation.selectionSet);
  return count;
}

const operationsOf = (document: DocumentNode) =>
  document.definitions.filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);

/** The fragments of a document by name. */
export const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

const rootName = (schema: GraphQLSchema, operation: OperationDefinitionNode) => schema.getRootType(operation.operation)?.name;

const firstArgument = (field: FieldNode) => field.arguments?.find((argument) => argument.name.value === 'first')?.value;

function sizeOf(field: FieldNode, variables: Record<string, unknown>): number {
  const value = firstArgument(field);
  const size =
    value?.kind === Kind.INT ? Number(value.value) : value?.kind === Kind.VARIABLE ? Number(variables[value.name.value] ?? 20) : 20;
  return Number.isFinite(size) && size > 0 ? size : 1;
}

function usesVariableSizes(document: DocumentNode): boolean {
  const visit = (node: ASTNode): boolean =>
    (node.kind === Kind.FIELD && firstArgument(node)?.kind === Kind.VARIABLE) ||
    ('selectionSet' in node && node.selectionSet !== undefined && node.selectionSet.selections.some(visit));
  return document.definitions.some(visit);
}
