import { IdentityModule } from '@identity';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { AppLog, PlatformModule, type PlatformOptions } from '@platform/nest';
import { entities, modules, resolvers } from './features';
import { graphqlOptions } from './graphql/graphql.setup';
import { RequestContextFactory } from './graphql/request-context.factory';

@Module({ imports: [IdentityModule], providers: [RequestContextFactory], exports: [RequestContextFactory] })
class ContextModule {}

/** Libs' services plus their resolvers, which only this app mounts. */
@Module({})
export class ApiModule {
  static forRoot(options: Omit<PlatformOptions, 'entities' | 'applicationName'>): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot({ ...options, entities, applicationName: 'second-story api' }),
        ...modules,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [ContextModule],
          inject: [RequestContextFactory, AppLog],
          useFactory: (contexts: RequestContextFactory, log: AppLog) => graphqlOptions(contexts, log),
        }),
        ContextModule,
      ],
      providers: resolvers,
    };
  }
}
