import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { attachPolicies, formatErrorWith, LIMITS } from '@platform/graphql';
import type { AppLog } from '@platform/nest';
import { attachPageSizes, attachReads } from '@platform/reads';
import { directAnswers, writeAnswer } from './direct-answers';
import type { RequestContextFactory } from './request-context.factory';

/** Apollo as the product runs it. Limits of documents are checked before Apollo sees them (http/graphql-guard.ts). */
export function graphqlOptions(contexts: RequestContextFactory, log: AppLog): ApolloDriverConfig {
  const formatError = formatErrorWith((error) => log.error({ err: error }, 'unexpected error in an operation'));
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: (schema) => attachPolicies(attachPageSizes(attachReads(schema))),
    context: ((request: Parameters<RequestContextFactory['forHttp']>[0], reply: Parameters<RequestContextFactory['forHttp']>[1]) =>
      contexts.forHttp(request, reply)) as ApolloDriverConfig['context'],
    playground: false,
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    formatError,
    stringifyResult: writeAnswer,
    // Nest loads Apollo as an ES module and this file as CommonJS: the same plugin, two names for its type.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      directAnswers(formatError),
    ] as unknown as NonNullable<ApolloDriverConfig['plugins']>,
  };
}
