import type { Type } from '@nestjs/common';
import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import { extendReads, type Sql, timeSql } from '@platform/reads';
import { LanguageCheck, type TextFormat, type TextSection } from './language.type';

/** One text of an object, or a list of them. */
export interface BearingText {
  /** Name of the GraphQL field; `list.text` for a text of the objects in a list. */
  field: string;
  /** The text in SQL: `text`, or `text[]` for a list. */
  sql: Sql;
  format: TextFormat;
  section: TextSection;
  /** `Type.field` of the schema that shows it, when it is not the field of the object itself. */
  shownBy?: string;
}

/** A type whose texts people write, so that they can be checked for blaming language. Libs below this one list theirs as plain data. */
export interface TextBearing {
  object: () => Type;
  /** GraphQL type with a read model. */
  type: string;
  table: string;
  texts: readonly BearingText[];
  /** For clients, where more is said than about these texts. */
  seeAlso?: string;
}

/** How the document that is frozen shows the rows of a type. */
export interface Printed {
  /** True for the rows `t` that the document of the postmortem `p` shows. */
  of: (t: string, p: string) => string;
  /** For people: where a row stands. */
  where: Sql;
  /** Texts that it does not show; every other one is part of the gate. */
  except?: readonly string[];
}

interface Registered extends TextBearing {
  printed?: Printed;
}

/** A text with what is needed to judge it. */
export interface TextToCheck {
  field: string;
  /** Place in the list, when the field is one. */
  index: number | null;
  text: string;
  format: TextFormat;
  section: TextSection;
}

export interface KeptFinding {
  fingerprint: string;
  reason: string;
  /** UTC, ISO. */
  keptAt: string;
}

/** What the field `languageFindings` hands to the resolver of LanguageCheck. */
export interface CheckRequest {
  texts: TextToCheck[];
  keeps: KeptFinding[];
  /** Whether findings of severity hint are asked for. */
  hints: boolean;
}

/** Texts by field as SQL gives them. */
export type TextValues = Readonly<Record<string, string | readonly (string | null)[] | null | undefined>>;

const registry = new Map<string, Registered>();

/** The registered types by GraphQL name. */
export const textBearingTypes = (): ReadonlyMap<string, Registered> => registry;

/** Everything to judge in an object; the entries of a list one by one. */
export const textsOf = ({ texts }: TextBearing, values: TextValues): TextToCheck[] =>
  texts.flatMap(({ field, format, section }): TextToCheck[] => {
    const value = values[field] ?? '';
    return typeof value === 'string'
      ? [{ field, index: null, text: value, format, section }]
      : value.map((text, index) => ({ field, index, text: text ?? '', format, section }));
  });

/** The keeps of the row `t`, as JSON. */
export const keepsSql: Sql = (t) =>
  `(select coalesce(json_agg(json_build_object('fingerprint', lk.fingerprint, 'reason', lk.reason, 'keptAt', ${timeSql('lk.kept_at')})), '[]'::json) from language_keep lk where lk.object_id = ${t}.id)`;

/**
 * Registers a type in the one list of text-bearing types and gives it the field `languageFindings`; with `printed` its texts are part of the
 * publishing gate. Put the answer into the lib's list of resolvers. Call after the type's reads are defined.
 */
export function textBearing(bearing: TextBearing, printed?: Printed): Type {
  if (registry.has(bearing.type)) throw new Error(`${bearing.type} is registered as text-bearing twice`);
  registry.set(bearing.type, printed ? { ...bearing, printed } : bearing);
  extendReads(bearing.type, {
    computed: {
      languageFindings: {
        needs: { keeps: keepsSql, ...Object.fromEntries(bearing.texts.map(({ field, sql }) => [field, sql])) },
        resolve: (needed, { hints }): CheckRequest => ({
          texts: textsOf(bearing, needed as TextValues),
          keeps: needed.keeps as KeptFinding[],
          hints: hints === true,
        }),
      },
    },
  });

  const fields = bearing.texts.map(({ field }) => `\`${field}\``).join(', ');
  const description = ['What the language checker says about its texts: ', fields, '.', bearing.seeAlso && ` ${bearing.seeAlso}`]
    .filter(Boolean)
    .join('');

  @Resolver(bearing.object)
  class LanguageFindingsResolver {
    @ResolveField(() => LanguageCheck, { description })
    languageFindings(
      @Args('hints', { type: () => Boolean, defaultValue: false, description: 'Whether hints are shown beside errors and warnings.' })
      _hints: boolean,
    ): undefined {
      return undefined;
    }
  }
  return LanguageFindingsResolver;
}
