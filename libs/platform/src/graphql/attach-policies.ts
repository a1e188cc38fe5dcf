import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { PUBLIC_POLICY, policyOf } from '../auth';
import { AppError, ForbiddenError, UnauthenticatedError } from '../errors';
import type { RequestContext } from './request-context';

/** Names of root fields and the policy each carries; read by the access tests. */
export function policiesOf(schema: GraphQLSchema): { operation: string; field: string; policy: string | undefined }[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      operation: type!.name,
      field: field.name,
      policy: field.extensions.policy as string | undefined,
    })),
  );
}

/** Deny by default: wraps every root field with its policy; one without a policy stops the start. */
export function attachPolicies(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const name = field.extensions.policy as string | undefined;
      if (!name) throw new Error(`${type!.name}.${field.name} has no @Policy`);
      if (name !== PUBLIC_POLICY) policyOf(name);
      wrap(field, (ctx) => check(ctx, name, type === schema.getMutationType()));
    }
  }
  return schema;
}

function check(ctx: RequestContext, policy: string, mutation: boolean): void {
  if (mutation && ctx.socket) throw new AppError('USE_HTTP', 'Mutations are sent over HTTP; this socket carries subscriptions only.');
  if (policy === PUBLIC_POLICY) return;
  if (!ctx.actor) throw new UnauthenticatedError();
  if (!policyOf(policy)(ctx.actor)) throw new ForbiddenError(`You do not have the right to do this (${policy}).`);
}

function wrap(field: GraphQLField<unknown, RequestContext>, checkAccess: (ctx: RequestContext) => void): void {
  const guard = (
    inner: GraphQLFieldResolver<unknown, RequestContext> | undefined,
  ): GraphQLFieldResolver<unknown, RequestContext> | undefined =>
    inner &&
    ((source, args, ctx, info) => {
      checkAccess(ctx);
      return inner(source, args, ctx, info);
    });
  field.resolve = guard(field.resolve);
  field.subscribe = guard(field.subscribe);
}
