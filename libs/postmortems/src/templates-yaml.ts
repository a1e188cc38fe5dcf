import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { CONTENT_KINDS } from './domain/section-content';
import { FIELD_TYPES, TEMPLATE_KINDS, type Template } from './domain/templates/template';

const MAX_LENGTH = 500_000;
const text = z.string();
const sectionSchema = z.strictObject({
  key: text,
  title: text,
  prompt: text,
  help: text.default(''),
  questions: z.array(text).default([]),
  starterText: text.default(''),
  required: z.boolean().default(false),
  contentKind: z.enum(CONTENT_KINDS).default('markdown'),
});
const fieldSchema = z.strictObject({
  key: text,
  label: text,
  help: text.default(''),
  type: z.enum(FIELD_TYPES),
  options: z.array(text).optional(),
  required: z.boolean().default(false),
});
const templateSchema = z.strictObject({
  key: text,
  kind: z.enum(TEMPLATE_KINDS),
  title: text,
  description: text.default(''),
  version: z.int().default(1),
  openingText: text.default(''),
  sections: z.array(sectionSchema),
  fields: z.array(fieldSchema).default([]),
});

export interface YamlProblem {
  /** Such as `fields[2].type`; '' for the whole text. */
  path: string;
  /** Line from 1 where YAML itself is at fault, else null. */
  line: number | null;
  message: string;
}

/** Reads a template from YAML. Only its form is judged here; `validateTemplate` judges its content. Positions follow the order. */
export function templateFromYaml(yaml: string): { ok: true; template: Template } | { ok: false; problems: YamlProblem[] } {
  if (yaml.length > MAX_LENGTH)
    return { ok: false, problems: [{ path: '', line: null, message: `has ${yaml.length} characters, ${MAX_LENGTH} are allowed` }] };
  const document = parseDocument(yaml, { schema: 'core', merge: false, prettyErrors: true });
  if (document.errors.length > 0)
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        path: '',
        line: error.linePos?.[0].line ?? null,
        message: error.message.split('\n')[0] ?? 'is no YAML',
      })),
    };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch {
    return { ok: false, problems: [{ path: '', line: null, message: 'has too many aliases' }] };
  }
  const read = templateSchema.safeParse(value);
  if (!read.success)
    return { ok: false, problems: read.error.issues.map((issue) => ({ path: pathOf(issue.path), line: null, message: messageOf(issue) })) };
  const { sections, fields, ...rest } = read.data;
  return {
    ok: true,
    template: {
      ...rest,
      sections: sections.map((section, index) => ({ ...section, position: index + 1 })),
      fields: fields.map(({ options, ...field }) => (options ? { ...field, options } : field)),
    },
  };
}

/** Writes a template as YAML that `templateFromYaml` reads back to the same template. */
export function templateToYaml(template: Template): string {
  const sections = template.sections.map(({ position: _inOrder, ...section }) => section);
  return stringify({ ...template, sections }, { lineWidth: 0 });
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  return issue.message;
}
