import { check, checkField, type FieldCategory, type NameContext } from '@blameless';
import type { Template, TemplateField, TemplateSection } from './template';
import type { TemplatePath, TemplateProblem } from './template-problem';

/** Questions that ask for the condition where a question asked for a person. */
export const QUESTIONS_INSTEAD: Readonly<Record<FieldCategory, string>> = {
  'person-cause': 'Which conditions had to come together for this to happen?',
  oncall: 'How long did it take until the alert was looked at, and what made that time longer?',
  punishment: 'Which guardrails would make this harder to happen again?',
  judgement: 'What was visible at the time, and what was it taken for?',
  'human-error': 'What made the action easy and its effect hard to see?',
  'single-cause': 'Which conditions contributed, and which of them are there on a good day, too?',
};

/** Everything in a template that asks for people or blames, each part named once. `context` holds the names this deployment knows. */
export function languageProblems(template: Template, context: NameContext = {}): TemplateProblem[] {
  const judge = new LanguageJudge(context);
  judge.label(['title'], template.title);
  judge.prose(['description'], template.description, 'plain');
  judge.prose(['openingText'], template.openingText, 'markdown');
  for (const [index, section] of template.sections.entries()) judgeSection(judge, ['sections', index], section);
  for (const [index, field] of template.fields.entries()) judgeField(judge, ['fields', index], field);
  return judge.problems;
}

function judgeSection(judge: LanguageJudge, path: TemplatePath, section: TemplateSection): void {
  judge.label([...path, 'title'], section.title);
  if (section.prompt !== section.title) judge.question([...path, 'prompt'], section.prompt);
  judge.prose([...path, 'help'], section.help, 'markdown');
  judge.starter([...path, 'starterText'], section.starterText);
  for (const [index, question] of section.questions.entries()) judge.question([...path, 'questions', index], question);
}

function judgeField(judge: LanguageJudge, path: TemplatePath, field: TemplateField): void {
  judge.label([...path, 'label'], field.label, field.type);
  judge.prose([...path, 'help'], field.help, 'markdown');
  for (const [index, option] of (field.options ?? []).entries()) judge.option([...path, 'options', index], option);
}

interface Span {
  text: string;
  start: number;
  end: number;
}

class LanguageJudge {
  readonly problems: TemplateProblem[] = [];

  constructor(private readonly context: NameContext) {}

  /** A name, heading or label: it may not ask for a person. */
  label(path: TemplatePath, label: string, type = 'text'): void {
    const verdict = checkField({ label, type });
    if (!verdict.refused) return;
    const { category, replacement } = verdict;
    const message = `"${short(label)}" ${ASKS[category]}. Use "${replacement}" instead.`;
    this.problems.push({ path, code: 'BLAMING_FIELD', message, replacement });
  }

  option(path: TemplatePath, option: string): void {
    const verdict = checkField({ label: option });
    if (!verdict.refused) return;
    const message = `"${short(option)}" is refused as an option: it takes a person for the explanation. Offer conditions, such as "procedure", "interface" or "signal".`;
    this.problems.push({ path, code: 'BLAMING_FIELD', message });
  }

  /** One question or request, such as a prompt. */
  question(path: TemplatePath, question: string): void {
    const asking = sentencesOf(question).flatMap((sentence) => askingOf(sentence.text) ?? [])[0];
    if (!asking) {
      this.blame(path, question, 'plain', []);
      return;
    }
    const replacement = QUESTIONS_INSTEAD[asking];
    this.problems.push({
      path,
      code: 'BLAMING_FIELD',
      message: `"${short(question)}" ${ASKS[asking]}. Ask "${replacement}" instead.`,
      replacement,
    });
  }

  /** Text of any length; each sentence that asks for a person is named. */
  prose(path: TemplatePath, text: string, format: 'plain' | 'markdown', judged: readonly Span[] = []): void {
    const done = [...judged];
    for (const sentence of sentencesOf(text)) {
      const asking = judged.some((span) => overlap(span, sentence)) ? null : askingOf(sentence.text);
      if (!asking) continue;
      done.push(sentence);
      const message = `"${short(sentence.text)}" ${ASKS[asking]}. Ask for conditions, such as "${QUESTIONS_INSTEAD[asking]}"`;
      this.problems.push({ path, code: 'BLAMING_TEXT', message });
    }
    this.blame(path, text, format, done);
  }

  /** The text new documents start with: the labels in it are judged like those of fields, the rest as prose. */
  starter(path: TemplatePath, text: string): void {
    const refused = labelsIn(text).filter(({ text: label }) => {
      const before = this.problems.length;
      this.label(path, label);
      return this.problems.length > before;
    });
    this.prose(path, text, 'markdown', refused);
  }

  private blame(path: TemplatePath, text: string, format: 'plain' | 'markdown', done: readonly Span[]): void {
    if (text === '') return;
    const findings = check(text, { format, context: this.context }).findings.filter(({ severity }) => severity === 'error');
    for (const finding of findings) {
      if (done.some((span) => overlap(span, finding))) continue;
      const [rewrite] = finding.rewrites;
      const replacement = rewrite && `${text.slice(0, rewrite.start)}${rewrite.text}${text.slice(rewrite.end)}`;
      const instead = rewrite ? `Write "${short(rewrite.text)}" instead.` : (finding.questions[0] ?? '');
      this.problems.push({
        path,
        code: 'BLAMING_TEXT',
        message: `"${short(finding.text)}": ${finding.message} ${instead}`.trim(),
        ...(replacement ? { replacement } : {}),
      });
    }
  }
}

const ASKS: Readonly<Record<FieldCategory, string>> = {
  'person-cause': 'asks for a person as the cause',
  oncall: 'asks who was on call',
  punishment: 'asks for a sanction',
  judgement: 'judges a person',
  'human-error': 'takes an error by a human as the explanation',
  'single-cause': 'asks for exactly one cause',
};

/** Up to the verb: whoever stands there is the one who would have acted. */
const IMAGINES = /\bwhat would(?: \w+){0,3}? have\b/i;
const PERSON =
  /\b(?:who|whom|whose|you|they|he|she|we|persons?|people|engineers?|developers?|operators?|responders?|admins?|employees?|somebody|someone|anybody)\b/i;
const REQUESTS = /\b(?:who|whom|whose|which|names?|list|write|enter|record|state|note)\b/i;

/**
 * What a sentence asks for that it may not. The rules are made for labels; in a sentence, imagining another course of events and mentioning
 * whoever was on call are fine as long as nobody is asked for.
 */
export function askingOf(sentence: string): FieldCategory | null {
  const { category } = checkField({ label: '', help: sentence, prose: true });
  const imagined = category === 'judgement' && IMAGINES.exec(sentence)?.[0];
  if (imagined && !PERSON.test(imagined)) return null;
  if (category === 'oncall' && !REQUESTS.test(sentence)) return null;
  return category;
}

function sentencesOf(text: string): Span[] {
  return [...text.matchAll(/[^\n.!?]+[.!?]*/g)].flatMap((match) => {
    const words = match[0].trim();
    const start = match.index + match[0].indexOf(words);
    return words === '' ? [] : [{ text: words, start, end: start + words.length }];
  });
}

/** Labels in Markdown: bold words and beginnings of lines before a colon, headings, the heads of tables. */
const LABELS: readonly RegExp[] = [
  /(?:\*\*|__)([^*_\n]{1,200}?)(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)/g,
  /^[ \t]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:\[[ x]\][ \t]+)?([^:\n*_|#]{1,200}):(?=\s|$)/gm,
  /^#{1,6}[ \t]+([^\n]{1,200})$/gm,
  /^[ \t]*\|([^\n]{1,1000})\|[ \t]*\n[ \t]*\|[ \t:|-]+$/gm,
];

function labelsIn(text: string): Span[] {
  const found = LABELS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      match[1]!.split('|').map((label) => ({ text: label.trim(), start: match.index, end: match.index + match[0].length })),
    ),
  );
  return found.filter(({ text: label }, index) => label !== '' && found.findIndex((other) => other.text === label) === index);
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean => a.start < b.end && b.start < a.end;
const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);
