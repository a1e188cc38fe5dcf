/** How large a template and its parts may be: texts in characters, lists in entries. The rules and the descriptions of the schema both read it. */
export const TEMPLATE_LIMITS = {
  key: 63,
  title: 200,
  description: 2_000,
  opening: 8_000,
  prompt: 1_000,
  help: 4_000,
  starter: 20_000,
  question: 1_000,
  label: 200,
  option: 200,
  sections: 40,
  fields: 40,
  options: 50,
  questions: 20,
  /** The whole template, written as YAML. */
  yaml: 100_000,
} as const;

/** A number as people read it. */
export const written = (count: number): string => count.toLocaleString('en');
