import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type Actor, policyOf } from '@platform/auth';
import { attachPolicies, policiesOf } from '@platform/graphql';
import type { GraphQLSchema } from 'graphql';
import { postmortemsResolvers } from './index';

const ROLES = ['viewer', 'contributor', 'operator', 'admin'] as const;

@Module({ imports: [GraphQLSchemaBuilderModule] })
class SchemaModule {}

async function schema(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(SchemaModule, { logger: false });
  try {
    return attachPolicies(await app.get(GraphQLSchemaFactory).create(postmortemsResolvers));
  } finally {
    await app.close();
  }
}

/** The lowest role that may do it. */
const roleOf = (policy: string): string =>
  ROLES.find((role) =>
    policyOf(policy)({ atLeast: (wanted: (typeof ROLES)[number]) => ROLES.indexOf(role) >= ROLES.indexOf(wanted) } as Actor),
  )!;

it('every mutation says which role it needs, and so does every query that is not for all', async () => {
  const made = await schema();
  const said = policiesOf(made).map(({ operation, field: name, policy }) => {
    const root = operation === 'Mutation' ? made.getMutationType() : made.getQueryType();
    return { field: `${operation}.${name}`, role: roleOf(policy!), text: root!.getFields()[name]?.description ?? '' };
  });
  expect(said.length).toBeGreaterThan(40);
  expect(said.filter(({ field, role }) => field.startsWith('Query') && role !== 'viewer').map(({ field }) => field)).toEqual(
    expect.arrayContaining(['Query.languageReports', 'Query.languageRuleReports']),
  );
  const wrong = said.filter(({ role, text }) => {
    const end = role === 'viewer' ? '' : role === 'admin' ? ' Needs the role admin.' : ` Needs the role ${role} or a higher one.`;
    return end === '' ? text.includes('Needs the role') : !text.endsWith(end);
  });
  expect(wrong).toEqual([]);
});
