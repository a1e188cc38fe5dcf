import { refusedName } from '@blameless';
import { z } from 'zod';
import { JSON_KEY_EXCEPTIONS, OTHER_JSON_COLUMNS, PEOPLE_PLANE_TABLES } from './law-exceptions';

type Query = <Row>(sql: string) => Promise<Row[]>;

/** Columns in which people choose names themselves. */
const KEY_COLUMNS: readonly string[] = [
  'template.key',
  'template_section.key',
  'template_field.key',
  'postmortem_section.key',
  'postmortem_field.key',
];

/** The names among these that the law refuses; `where` is the column or schema that holds them. */
export const refusedKeys = (where: string, keys: Iterable<string>): string[] =>
  [...new Set(keys)]
    .filter((key) => refusedName(key).refused && !JSON_KEY_EXCEPTIONS[`${where}.${key}`])
    .map((key) => `${where}: ${refusedName(key).reason}`);

/** Every JSON column that the law holds for, as `table.column`. */
export async function jsonColumns(query: Query): Promise<string[]> {
  const rows = await query<{ name: string; table: string }>(
    `select c.table_name || '.' || c.column_name as name, c.table_name as table from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.table_schema = 'public' and c.data_type in ('json', 'jsonb') order by 1`,
  );
  return rows.filter(({ name, table }) => !PEOPLE_PLANE_TABLES.includes(table) && !OTHER_JSON_COLUMNS[name]).map(({ name }) => name);
}

/** Every refused name among the keys of the JSON values that a database holds, at any depth, and among the keys that people chose. */
export async function storedKeyProblems(query: Query): Promise<string[]> {
  const columns = await jsonColumns(query);
  const present = await query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and column_name = 'key'`,
  );
  const chosen = KEY_COLUMNS.filter((name) => present.some((column) => column.name === name));
  const parts = [
    ...columns.map((name) => {
      const [table, column] = name.split('.');
      return `select distinct '${name}' as place, k as key from "${table}" t, jsonb_path_query(t."${column}"::jsonb, 'strict $.**') v,
        jsonb_object_keys(case jsonb_typeof(v) when 'object' then v else '{}' end) k`;
    }),
    ...chosen.map((name) => `select distinct '${name}', key from "${name.split('.')[0]}"`),
  ];
  if (parts.length === 0) return [];
  const rows = await query<{ place: string; key: string }>(parts.join(' union all '));
  return rows.flatMap(({ place, key }) => refusedKeys(place, [key]));
}

/** The keys that a schema takes or gives, at any depth. */
export function keysOfSchema(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  const walk = (node: unknown): void => {
    if (!node || typeof node !== 'object') return;
    const { properties } = node as { properties?: object };
    if (properties && !Array.isArray(node)) for (const key of Object.keys(properties)) keys.add(key);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  walk(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));
  return [...keys];
}

/** The keys of a value, at any depth. */
export function keysOfValue(value: unknown): string[] {
  if (!value || typeof value !== 'object') return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysOfValue)];
}
