import type { Type } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { extendReads, type Sql } from '@platform/reads';
import { LanguageCheck, type TextFormat, type TextSection } from './language.type';

/** One text of an object. */
export interface BearingText {
  /** Name of the GraphQL field. */
  field: string;
  /** The text in SQL. */
  sql: Sql;
  format: TextFormat;
  section: TextSection;
}

/** A type whose texts people write, so that they can be checked for blaming language. */
export interface TextBearing {
  /** GraphQL type with a read model. */
  type: string;
  table: string;
  texts: readonly BearingText[];
}

/** A text with what is needed to judge it. */
interface TextToCheck {
  field: string;
  text: string;
  format: TextFormat;
  section: TextSection;
}

export interface KeptFinding {
  ruleId: string;
  /** Hash of the words and the sentence around them. */
  hash: string;
  reason: string;
}

/** What the field `languageFindings` hands to the resolver of LanguageCheck. */
export interface CheckRequest {
  texts: TextToCheck[];
  keeps: KeptFinding[];
}

const registry = new Map<string, TextBearing>();

/** The registered types by GraphQL name. */
export const textBearingTypes = (): ReadonlyMap<string, TextBearing> => registry;

/**
 * Registers a type in the one list of text-bearing types and gives it the field `languageFindings`. Put the answer into the lib's list of
 * resolvers. Call after the type's reads are defined.
 */
export function textBearing(object: () => Type, bearing: TextBearing): Type {
  if (registry.has(bearing.type)) throw new Error(`${bearing.type} is registered as text-bearing twice`);
  registry.set(bearing.type, bearing);
  const keeps = (t: string): string =>
    `(select coalesce(json_agg(json_build_object('ruleId', lk.rule_id, 'hash', lk.content_hash, 'reason', lk.reason)), '[]'::json) from language_keep lk where lk.object_id = ${t}.id)`;
  extendReads(bearing.type, {
    computed: {
      languageFindings: {
        needs: { keeps, ...Object.fromEntries(bearing.texts.map(({ field, sql }) => [field, sql])) },
        resolve: (needed): CheckRequest => ({
          texts: bearing.texts.map(({ field, format, section }) => ({
            field,
            text: (needed[field] as string | null) ?? '',
            format,
            section,
          })),
          keeps: needed.keeps as KeptFinding[],
        }),
      },
    },
  });

  @Resolver(object)
  class LanguageFindingsResolver {
    @ResolveField(() => LanguageCheck, { description: 'What the language checker says about its texts.' })
    languageFindings(): undefined {
      return undefined;
    }
  }
  return LanguageFindingsResolver;
}
