import type { Template } from './domain/templates/template';
import { keyMaker } from './domain/templates/template-keys';
import type { TemplateFieldInput, TemplateSectionInput } from './template.type';

/** Without NUL, which PostgreSQL cannot store. */
export const clean = (text: string): string => text.replaceAll('\0', '');

export function sectionsOf(given: readonly TemplateSectionInput[]): Template['sections'] {
  const keyOf = keyMaker(given, 'section');
  return given.map((section, index) => ({
    key: section.key ?? keyOf(section.title, index),
    title: clean(section.title).trim(),
    prompt: clean(section.prompt ?? section.title).trim(),
    help: clean(section.help ?? ''),
    questions: (section.facilitation ?? []).map(clean),
    starterText: clean(section.starter ?? ''),
    required: section.required ?? false,
    position: index + 1,
    contentKind: section.contentKind ?? 'markdown',
  }));
}

export function fieldsOf(given: readonly TemplateFieldInput[]): Template['fields'] {
  const keyOf = keyMaker(given, 'field');
  return given.map((field, index) => ({
    key: field.key ?? keyOf(field.label, index),
    label: clean(field.label).trim(),
    help: clean(field.help ?? ''),
    type: field.fieldType,
    ...(field.options && field.options.length > 0 ? { options: field.options.map(clean) } : {}),
    required: field.required ?? false,
  }));
}
