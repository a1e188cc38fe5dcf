import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { attachPolicies } from '@platform/graphql';
import { attachPageSizes, attachReads } from '@platform/reads';
import type { GraphQLSchema } from 'graphql';
import { resolvers } from './features';

@Module({ imports: [GraphQLSchemaBuilderModule] })
class SchemaModule {}

/** The whole schema, without a database: for schema.graphql and the laws that walk it. */
export async function buildSchema(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(SchemaModule, { logger: false, abortOnError: false });
  try {
    return attachPolicies(attachPageSizes(attachReads(await app.get(GraphQLSchemaFactory).create(resolvers))));
  } finally {
    await app.close();
  }
}
