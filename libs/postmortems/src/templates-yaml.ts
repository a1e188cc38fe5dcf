import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { CONTENT_KINDS } from './domain/section-content';
import { TEMPLATE_LIMITS, written } from './domain/templates/limits';
import { nearestName } from './domain/templates/nearest-name';
import { FIELD_TYPES, TEMPLATE_KINDS, type Template } from './domain/templates/template';
import { keyMaker } from './domain/templates/template-keys';
import type { TemplatePath } from './domain/templates/template-problem';

const text = z.string();
const sectionSchema = z.strictObject({
  key: text.optional(),
  title: text,
  prompt: text.optional(),
  help: text.default(''),
  questions: z.array(text).default([]),
  starterText: text.default(''),
  required: z.boolean().default(false),
  contentKind: z.enum(CONTENT_KINDS).default('markdown'),
});
const fieldSchema = z.strictObject({
  key: text.optional(),
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

/** Where something stands in the YAML text; both count from 1. */
export interface YamlPlace {
  line: number;
  column: number;
}

export interface YamlProblem {
  /** Empty for the whole text. */
  path: TemplatePath;
  place: YamlPlace;
  message: string;
}

export type YamlTemplate =
  | { ok: true; template: Template; placeOf: (path: TemplatePath) => YamlPlace }
  | { ok: false; problems: YamlProblem[] };

const START: YamlPlace = { line: 1, column: 1 };

/** Reads a template from YAML. Only its form is judged here; `validateTemplate` judges its content. Positions follow the order. */
export function templateFromYaml(yaml: string): YamlTemplate {
  const whole = (message: string, place = START): YamlTemplate => ({ ok: false, problems: [{ path: [], place, message }] });
  if (yaml.length > TEMPLATE_LIMITS.yaml)
    return whole(`A template has at most ${written(TEMPLATE_LIMITS.yaml)} characters; this one has ${written(yaml.length)}.`);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: 'core', merge: false, prettyErrors: true, lineCounter: lines });
  if (document.errors.length > 0)
    return {
      ok: false,
      problems: document.errors.map(({ code, message, linePos }) => ({
        path: [],
        place: linePos ? { line: linePos[0].line, column: linePos[0].col } : START,
        message:
          code === 'MULTIPLE_DOCS'
            ? 'A second YAML document begins here; give one template at a time.'
            : `This is no well-formed YAML: ${message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')}.`,
      })),
    };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch {
    return whole('The text has too many aliases; write the parts out.');
  }
  if (value === null || value === undefined) return whole('The text is empty; give a template as `templateExport` writes it.');
  const placeOf = (path: TemplatePath): YamlPlace => placeIn(document, lines, path);
  const read = templateSchema.safeParse(value);
  if (!read.success) return { ok: false, problems: read.error.issues.flatMap((issue) => problemsOf(issue, value, placeOf)) };
  const { sections, fields, ...rest } = read.data;
  const [sectionKey, fieldKey] = [keyMaker(sections, 'section'), keyMaker(fields, 'field')];
  return {
    ok: true,
    placeOf,
    template: {
      ...rest,
      sections: sections.map(({ key, prompt, ...section }, index) => ({
        ...section,
        key: key ?? sectionKey(section.title, index),
        prompt: prompt ?? section.title,
        position: index + 1,
      })),
      fields: fields.map(({ key, options, ...field }, index) => ({
        ...field,
        key: key ?? fieldKey(field.label, index),
        ...(options ? { options } : {}),
      })),
    },
  };
}

/** Writes a template as YAML that `templateFromYaml` reads back to the same template. */
export function templateToYaml(template: Template): string {
  const sections = template.sections.map(({ position: _inOrder, ...section }) => section);
  return stringify({ ...template, sections }, { lineWidth: 0 });
}

/** The place of the part itself, or of the nearest part around it that is written down. */
function placeIn(document: Document, lines: LineCounter, path: TemplatePath): YamlPlace {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : nodeAt(document, path.slice(0, length));
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
  return START;
}

/** A part, or for a name that is nobody's the name itself. */
function nodeAt(document: Document, path: TemplatePath): Node | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return document.getIn(path, true) as Node | undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path[path.length - 1]);
  const [value, key] = [pair?.value, pair?.key];
  return isNode(value) && value.range && value.range[0] < value.range[1] ? value : isNode(key) ? key : undefined;
}

function problemsOf(issue: z.core.$ZodIssue, whole: unknown, placeOf: (path: TemplatePath) => YamlPlace): YamlProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      place: placeOf([...path, key]),
      message: `There is no "${key}" ${placeName(path)}; ${meant(key, path)}`,
    }));
  return [{ path, place: placeOf(path), message: messageOf(issue, valueAt(whole, path)) }];
}

const NAMES = {
  template: Object.keys(templateSchema.shape),
  section: Object.keys(sectionSchema.shape),
  field: Object.keys(fieldSchema.shape),
};
/** Other words for the names above, such as those of the GraphQL inputs. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  name: ['title', 'label'],
  label: ['title'],
  title: ['label'],
  opening: ['openingText'],
  facilitation: ['questions'],
  starter: ['starterText'],
  fieldType: ['type'],
};

const partOf = ([list, index]: TemplatePath): keyof typeof NAMES =>
  typeof index !== 'number' ? 'template' : list === 'fields' ? 'field' : 'section';

const placeName = (path: TemplatePath): string => `in a ${partOf(path)}`;

function meant(key: string, path: TemplatePath): string {
  const names = NAMES[partOf(path)];
  const name = OTHER_WORDS[key]?.find((word) => names.includes(word)) ?? nearestName(key, names);
  return name ? `did you mean "${name}"?` : `leave it out, or use one of ${names.join(', ')}.`;
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a map of names and values',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a whole number',
};

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return value === undefined
      ? `This is missing; give one of ${values}.`
      : `${JSON.stringify(value)} is not known here; give one of ${values}.`;
  }
  const wanted = issue.code === 'invalid_type' ? (WANTED[issue.expected] ?? issue.expected) : 'something else';
  if (value === undefined) return `"${String(issue.path.at(-1))}" is missing; give ${wanted}.`;
  const quote = wanted === WANTED.string && (typeof value === 'number' || typeof value === 'boolean') ? ' Put it in quotes.' : '';
  return `This must be ${wanted}, not ${kindOf(value)}.${quote}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? 'a text' : `${JSON.stringify(value)}`;
}

function valueAt(value: unknown, path: TemplatePath): unknown {
  return path.reduce<unknown>(
    (part, key) => (part && typeof part === 'object' ? (part as Record<string | number, unknown>)[key] : undefined),
    value,
  );
}
