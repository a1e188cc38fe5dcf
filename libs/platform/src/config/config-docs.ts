import { z } from 'zod';
import { configKeys, type KeyDoc } from './config-schema';

function defaultOf(schema: z.ZodType, meta: KeyDoc): string {
  if (meta.fallback) return meta.fallback;
  const inner = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
  return inner === undefined ? '–' : `\`${inner}\``;
}

function choices(schema: z.ZodType): string {
  const inner = schema instanceof z.ZodDefault ? schema.def.innerType : schema;
  return inner instanceof z.ZodEnum ? inner.options.join(', ') : '';
}

/** The Markdown of docs/config.md: one table per group, straight from the schema. */
export function renderConfigDocs(): string {
  const groups = new Map<string, string[]>();
  for (const [key, schema] of Object.entries(configKeys)) {
    const meta = schema.meta() as unknown as KeyDoc;
    const row = `| \`${key}\` | ${meta.about} | ${meta.unit ?? (choices(schema) || '–')} | ${defaultOf(schema, meta)} |`;
    groups.set(meta.group, [...(groups.get(meta.group) ?? []), row]);
  }
  const tables = [...groups].map(
    ([group, rows]) => `## ${group}\n\n| key | what it does | unit or values | default |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  );
  return `# Configuration\n\nEnvironment variables, read by every process through one schema (\`libs/platform/src/config/config-schema.ts\`); this page is generated from it by \`node scripts/config-docs.mjs --write\`. A wrong value stops the start with a message. An empty value counts as absent.\n\n${tables.join('\n')}`;
}
