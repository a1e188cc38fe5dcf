import type { NameContext } from '@blameless';
import { type Refusal, Refused } from '@platform/errors';
import { TEMPLATE_LIMITS, written } from './domain/templates/limits';
import type { Template } from './domain/templates/template';
import type { TemplatePath, TemplateProblem } from './domain/templates/template-problem';
import { validateTemplate } from './domain/templates/validate-template';
import { templateToYaml, type YamlPlace } from './templates-yaml';

/** How an input says where something stands in a template. */
export interface Told {
  path(path: TemplatePath): string[];
  /** Added to a message, where the path alone does not say enough. */
  message?(message: string, path: TemplatePath): string;
}

/** Names of the inputs for those of the domain. */
const INPUT_NAMES: Readonly<Record<string, string>> = {
  openingText: 'opening',
  starterText: 'starter',
  questions: 'facilitation',
  type: 'fieldType',
};

/** A template whose parts are fields of the input. */
export const inInput: Told = {
  path: (path) => ['input', ...path.map((part, index) => (part === 'title' && index === 0 ? 'name' : (INPUT_NAMES[part] ?? String(part))))],
};

/** A template that stands in the YAML text `source`, with its key where it was given apart. */
export const inSource = (placeOf: (path: TemplatePath) => YamlPlace, keyGiven = false): Told => {
  const apart = (path: TemplatePath): boolean => keyGiven && path.length === 1 && path[0] === 'key';
  return {
    path: (path) => (apart(path) ? ['input', 'key'] : ['input', 'source', ...path.map(String)]),
    message: (message, path) => (apart(path) ? message : atPlace(placeOf(path), message)),
  };
};

/** A template that is there already and was only named in the input; `own` are the parts that the input gives, by their names there. */
export const namedBy = (field: string, own: Readonly<Record<string, string>> = {}): Told => {
  const given = ([part]: TemplatePath): string | undefined => (typeof part === 'string' ? own[part] : undefined);
  return {
    path: (path) => ['input', given(path) ?? field],
    message: (message, path) => (given(path) ? message : `${message} This stands in ${pathText(path)}.`),
  };
};

export const atPlace = ({ line, column }: YamlPlace, message: string): string => `Line ${line}, column ${column}: ${message}`;

const CODES: Partial<Record<TemplateProblem['code'], string>> = {
  TOO_LONG: 'TEXT_TOO_LONG',
  TOO_MANY: 'TOO_MANY',
  BLAMING_FIELD: 'BLAMING_FIELD',
  BLAMING_TEXT: 'BLAMING_TEXT',
  REFUSED_KEY: 'REFUSED_KEY',
};

/** Refuses a template that breaks a rule, naming every place and, where there is one, what to write instead. */
export function requireValid(template: Template, told: Told, context: NameContext): void {
  const problems = validateTemplate(template, context);
  const refusals = problems.map(
    ({ code, message, path }): Refusal => ({
      code: CODES[code] ?? `TEMPLATE_${code}`,
      message: told.message?.(message, path) ?? message,
      path: told.path(path),
    }),
  );
  if (refusals.length === 0) {
    requireSize(template, told);
    return;
  }
  const replacements = problems.flatMap(({ path, replacement }) => (replacement ? [{ path: told.path(path), replacement }] : []));
  throw new Refused(refusals, {}, { replacements });
}

/** What is stored can be exported, and what is exported can be imported. */
function requireSize(template: Template, told: Told): void {
  const { length } = templateToYaml(template);
  if (length <= TEMPLATE_LIMITS.yaml) return;
  const message = `Written as YAML, a template has at most ${written(TEMPLATE_LIMITS.yaml)} characters; this one has ${written(length)}.`;
  throw new Refused([{ code: 'TEXT_TOO_LONG', message, path: told.path([]) }]);
}

/** Such as `sections[2].help`. */
const pathText = (path: TemplatePath): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
