import type { NameContext } from '@blameless';
import { CONTENT_KINDS } from '../section-content';
import { showsNothing, turnsDirection } from '../shown-text';
import { TEMPLATE_LIMITS as LIMITS, written } from './limits';
import { FIELD_TYPES, TEMPLATE_KINDS, type Template, type TemplateField, type TemplateSection } from './template';
import { isKey, KEY_FORM, keyRefusal } from './template-keys';
import { languageProblems } from './template-language';
import type { TemplatePath, TemplateProblem } from './template-problem';

/** Everything wrong with a template, each with its path; an empty list means that it can be saved. Its form, then its keys, then its language. */
export function validateTemplate(template: Template, context: NameContext = {}): TemplateProblem[] {
  const form = new FormJudge();
  form.key(['key'], template.key);
  form.known(['kind'], template.kind, TEMPLATE_KINDS);
  form.text(['title'], template.title, LIMITS.title);
  form.optional(['description'], template.description, LIMITS.description);
  form.optional(['openingText'], template.openingText, LIMITS.opening);
  if (!Number.isInteger(template.version) || template.version < 1)
    form.add(['version'], 'BAD_VERSION', 'A version is a whole number from 1.');
  if (template.sections.length === 0) form.add(['sections'], 'EMPTY', 'A template needs at least one section.');
  form.most(['sections'], template.sections, LIMITS.sections, 'sections');
  form.most(['fields'], template.fields, LIMITS.fields, 'fields');
  form.keys('sections', template.sections);
  form.keys('fields', template.fields);
  sectionForms(form, template.sections);
  for (const [index, field] of template.fields.entries()) fieldForm(form, ['fields', index], field);
  return [...form.problems, ...languageProblems(template, context)];
}

class FormJudge {
  readonly problems: TemplateProblem[] = [];

  add(path: TemplatePath, code: TemplateProblem['code'], message: string, replacement?: string): void {
    this.problems.push({ path, code, message, ...(replacement ? { replacement } : {}) });
  }

  text(path: TemplatePath, value: string, limit: number): void {
    if (showsNothing(value)) {
      const why = value.trim() === '' ? '' : ' This one holds only characters that nobody sees.';
      this.add(path, 'EMPTY', `Give a text of 1 to ${written(limit)} characters.${why}`);
    }
    if (turnsDirection(value))
      this.add(
        path,
        'TURNS_DIRECTION',
        'This holds signs that turn the direction of writing (U+202A to U+202E, U+2066 to U+2069). Leave them out.',
      );
    this.optional(path, value, limit);
  }

  optional(path: TemplatePath, value: string, limit: number): void {
    if (value.length > limit)
      this.add(path, 'TOO_LONG', `A text has at most ${written(limit)} characters here; this one has ${written(value.length)}.`);
  }

  most(path: TemplatePath, list: readonly unknown[], limit: number, what: string): void {
    if (list.length > limit) this.add(path, 'TOO_MANY', `Give at most ${limit} ${what}; these are ${list.length}.`);
  }

  known(path: TemplatePath, value: string, values: readonly string[]): void {
    if (!values.includes(value)) this.add(path, 'UNKNOWN_VALUE', `Give one of ${values.join(', ')}.`);
  }

  key(path: TemplatePath, key: string, taken: ReadonlySet<string> = new Set()): void {
    if (!isKey(key)) this.add(path, 'BAD_KEY', KEY_FORM);
    const refusal = isKey(key) ? keyRefusal(key, taken) : null;
    if (refusal) this.add(path, 'REFUSED_KEY', refusal.message, refusal.replacement);
  }

  keys(list: 'sections' | 'fields', parts: readonly { key: string }[]): void {
    const taken = new Set(parts.map(({ key }) => key));
    const seen = new Set<string>();
    for (const [index, { key }] of parts.entries()) {
      const path = [list, index, 'key'];
      this.key(path, key, taken);
      if (seen.has(key)) this.add(path, 'DUPLICATE_KEY', `The key "${key}" is used twice; give each of the ${list} its own.`);
      seen.add(key);
    }
  }
}

function sectionForms(form: FormJudge, sections: readonly TemplateSection[]): void {
  const lists = new Set<string>();
  for (const [index, section] of sections.entries()) {
    const path = ['sections', index];
    form.text([...path, 'title'], section.title, LIMITS.title);
    form.text([...path, 'prompt'], section.prompt, LIMITS.prompt);
    form.optional([...path, 'help'], section.help, LIMITS.help);
    form.optional([...path, 'starterText'], section.starterText, LIMITS.starter);
    form.most([...path, 'questions'], section.questions, LIMITS.questions, 'questions');
    for (const [at, question] of section.questions.entries()) form.text([...path, 'questions', at], question, LIMITS.question);
    form.known([...path, 'contentKind'], section.contentKind, CONTENT_KINDS);
    if (section.position !== index + 1)
      form.add([...path, 'position'], 'BAD_POSITION', `This must be ${index + 1}: positions count from 1 in order.`);
    if (section.contentKind !== 'markdown' && lists.has(section.contentKind))
      form.add(
        [...path, 'contentKind'],
        'REPEATED_LIST',
        `The list of ${section.contentKind} can stand in one section only; use markdown here.`,
      );
    lists.add(section.contentKind);
  }
}

function fieldForm(form: FormJudge, path: TemplatePath, field: TemplateField): void {
  form.text([...path, 'label'], field.label, LIMITS.label);
  form.optional([...path, 'help'], field.help, LIMITS.help);
  form.known([...path, 'type'], field.type, FIELD_TYPES);
  const choice = field.type === 'choice' || field.type === 'multi_choice';
  const options = field.options ?? [];
  if (choice && (options.length < 2 || new Set(options).size !== options.length))
    form.add([...path, 'options'], 'OPTIONS_NEEDED', 'A choice needs at least two different options.');
  if (!choice && options.length > 0)
    form.add(
      [...path, 'options'],
      'OPTIONS_NOT_ALLOWED',
      `A field of type ${field.type} has no options; leave them out or make it a choice.`,
    );
  form.most([...path, 'options'], options, LIMITS.options, 'options');
  for (const [at, option] of options.entries()) form.text([...path, 'options', at], option, LIMITS.option);
}
