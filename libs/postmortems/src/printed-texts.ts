import { type KeptFinding, keepsSql, type TextToCheck, type TextValues, textBearingTypes, textsOf } from './text-bearing';

/** An object whose texts a document shows. */
export interface PrintedObject {
  objectType: string;
  objectId: string;
  /** For people: where it stands. */
  where: string;
  texts: TextToCheck[];
  keeps: KeptFinding[];
}

/** Rows by type, as `printedSql` gives them. */
export type PrintedRows = Readonly<Record<string, { id: string; where: string; values: TextValues; keeps: KeptFinding[] }[]>>;

const printedTypes = () =>
  [...textBearingTypes().values()].flatMap(({ printed, texts, ...bearing }) =>
    printed ? [{ ...bearing, printed, texts: texts.filter(({ field }) => !printed.except?.includes(field)) }] : [],
  );

/** Every registered text that the document of one postmortem (`$1`) shows, as one JSON value. */
export function printedSql(): string {
  const lists = printedTypes().map(({ type, table, texts, printed }) => {
    const values = texts.map(({ field, sql }) => `'${field}', ${sql('o')}`).join(', ');
    return `'${type}', (select coalesce(json_agg(json_build_object('id', o.id, 'where', ${printed.where('o')}, 'values', json_build_object(${values}), 'keeps', ${keepsSql('o')}) order by o.id), '[]'::json)
      from ${table} o where ${printed.of('o', 'p')})`;
  });
  return `select json_build_object(${lists.join(', ')}) from postmortem p where p.id = $1`;
}

export const printedObjects = (rows: PrintedRows): PrintedObject[] =>
  printedTypes().flatMap((bearing) =>
    (rows[bearing.type] ?? []).map(({ id, where, values, keeps }) => ({
      objectType: bearing.type,
      objectId: id,
      where,
      texts: textsOf(bearing, values),
      keeps,
    })),
  );
