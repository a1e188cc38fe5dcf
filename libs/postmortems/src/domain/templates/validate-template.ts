import { CONTENT_KINDS } from '../section-content';
import { FIELD_TYPES, TEMPLATE_KINDS, type Template, type TemplateField } from './template';

export interface TemplateProblem {
  /** Where it is, such as `fields[2].label`. */
  path: string;
  code:
    | 'EMPTY'
    | 'TOO_LONG'
    | 'BAD_KEY'
    | 'DUPLICATE_KEY'
    | 'UNKNOWN_VALUE'
    | 'BAD_POSITION'
    | 'BAD_VERSION'
    | 'OPTIONS_NEEDED'
    | 'OPTIONS_NOT_ALLOWED'
    | 'PERSON_FIELD'
    | 'REPEATED_LIST';
  message: string;
  /** A label that asks for the condition instead of the person; only for PERSON_FIELD. */
  replacement?: string;
}

/** The checker of labels, passed in so that these rules stay free of it. */
export type CheckField = (field: { label: string; help?: string; type?: string; options?: readonly string[] }) => {
  refused: boolean;
  message: string | null;
  replacement: string | null;
};

const KEY = /^[a-z][a-z0-9_]{0,62}$/;
const LIMITS = {
  title: 200,
  prompt: 1_000,
  help: 4_000,
  starterText: 20_000,
  label: 200,
  option: 200,
  description: 2_000,
  openingText: 8_000,
} as const;
const MOST_PARTS = 100;

/** Everything wrong with a template, each with its path; an empty list means that it can be saved. Labels, section titles and prompts are checked for asking about people. */
export function validateTemplate(template: Template, checkField: CheckField): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const add = (path: string, code: TemplateProblem['code'], message: string): void => void problems.push({ path, code, message });
  const text = (path: string, value: string, limit: number, needed = true): void => {
    if (needed && value.trim() === '') add(path, 'EMPTY', 'must not be empty');
    if (value.length > limit) add(path, 'TOO_LONG', `has ${value.length} characters, ${limit} are allowed`);
  };
  const keys = (path: string, parts: readonly { key: string }[]): void => {
    const seen = new Set<string>();
    parts.forEach(({ key }, index) => {
      if (!KEY.test(key))
        add(
          `${path}[${index}].key`,
          'BAD_KEY',
          'must start with a letter and hold only lower-case letters, digits and underscores (63 at most)',
        );
      if (seen.has(key)) add(`${path}[${index}].key`, 'DUPLICATE_KEY', `"${key}" is used twice`);
      seen.add(key);
    });
    if (parts.length > MOST_PARTS) add(path, 'TOO_LONG', `has ${parts.length} entries, ${MOST_PARTS} are allowed`);
  };
  const known = (path: string, value: string, values: readonly string[]): void => {
    if (!values.includes(value)) add(path, 'UNKNOWN_VALUE', `must be one of ${values.join(', ')}`);
  };
  const askForPeople = (path: string, field: Parameters<CheckField>[0]): void => {
    const verdict = checkField(field);
    if (verdict.refused)
      problems.push({
        path,
        code: 'PERSON_FIELD',
        message: verdict.message ?? 'asks for a person',
        ...(verdict.replacement ? { replacement: verdict.replacement } : {}),
      });
  };

  if (!KEY.test(template.key))
    add('key', 'BAD_KEY', 'must start with a letter and hold only lower-case letters, digits and underscores (63 at most)');
  known('kind', template.kind, TEMPLATE_KINDS);
  text('title', template.title, LIMITS.title);
  text('description', template.description, LIMITS.description, false);
  text('openingText', template.openingText, LIMITS.openingText, false);
  if (!Number.isInteger(template.version) || template.version < 1) add('version', 'BAD_VERSION', 'must be a whole number from 1');
  if (template.sections.length === 0) add('sections', 'EMPTY', 'a template needs at least one section');
  keys('sections', template.sections);
  keys('fields', template.fields);

  const lists = new Set<string>();
  template.sections.forEach((section, index) => {
    const path = `sections[${index}]`;
    text(`${path}.title`, section.title, LIMITS.title);
    text(`${path}.prompt`, section.prompt, LIMITS.prompt);
    text(`${path}.help`, section.help, LIMITS.help, false);
    text(`${path}.starterText`, section.starterText, LIMITS.starterText, false);
    for (const [at, question] of section.questions.entries()) text(`${path}.questions[${at}]`, question, LIMITS.prompt);
    known(`${path}.contentKind`, section.contentKind, CONTENT_KINDS);
    if (section.position !== index + 1) add(`${path}.position`, 'BAD_POSITION', `must be ${index + 1}: positions count from 1 in order`);
    if (section.contentKind !== 'markdown' && lists.has(section.contentKind))
      add(`${path}.contentKind`, 'REPEATED_LIST', `the list of ${section.contentKind} can stand in one section only`);
    lists.add(section.contentKind);
    askForPeople(`${path}.title`, { label: section.title, type: 'text' });
  });
  for (const [index, field] of template.fields.entries()) fieldProblems(field, `fields[${index}]`, { add, text, known, askForPeople });
  return problems;
}

interface Tools {
  add(path: string, code: TemplateProblem['code'], message: string): void;
  text(path: string, value: string, limit: number, needed?: boolean): void;
  known(path: string, value: string, values: readonly string[]): void;
  askForPeople(path: string, field: Parameters<CheckField>[0]): void;
}

function fieldProblems(field: TemplateField, path: string, { add, text, known, askForPeople }: Tools): void {
  text(`${path}.label`, field.label, LIMITS.label);
  text(`${path}.help`, field.help, LIMITS.help, false);
  known(`${path}.type`, field.type, FIELD_TYPES);
  const choice = field.type === 'choice' || field.type === 'multi_choice';
  const options = field.options ?? [];
  if (choice && (options.length < 2 || new Set(options).size !== options.length))
    add(`${path}.options`, 'OPTIONS_NEEDED', 'a choice needs at least two different options');
  if (!choice && options.length > 0) add(`${path}.options`, 'OPTIONS_NOT_ALLOWED', `a field of type ${field.type} has no options`);
  for (const [at, option] of options.entries()) text(`${path}.options[${at}]`, option, LIMITS.option);
  askForPeople(`${path}.label`, { label: field.label, help: field.help, type: field.type, options });
  // A key is read by programs and shown in exports: it must not say what the label may not.
  askForPeople(`${path}.key`, { label: field.key, type: field.type });
}
