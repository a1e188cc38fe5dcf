import { momentProblem } from '@incidents';
import { type Refusal, Refused } from '@platform/errors';
import { TextInput } from '@platform/graphql';
import { MOST_ACTION_ITEMS } from './action-items.service';
import type { ParsedPostmortem } from './domain/import/parsed-postmortem';
import { MOST_FACTOR_POSITIONS } from './factors.service';
import { actionOf, factorOf, incidentOf, remarksOf } from './imported-parts';
import { MOST_MITIGATORS } from './mitigators.service';

const PATH = ['input', 'source'];
const LINES_NAMED = 5;

interface Problem {
  code: string;
  message: string;
  line: number | null;
}

/**
 * Why a report cannot be imported, by the rules that its parts must obey once they are written: asked before anything is, in a dry run as
 * well. `owners` holds the id of the team of each action item, or null.
 */
export function importRefusals(parsed: ParsedPostmortem, owners: readonly (string | null)[], now: Date): Refusal[] {
  const { summary } = incidentOf(parsed);
  return byMessage([
    ...timeProblems(parsed, now),
    ...textProblems(null, (texts) => texts.markdown(summary)),
    ...parsed.factors.flatMap((factor) => textProblems(factor.sourceLine, (texts) => texts.markdown(factorOf(factor).body))),
    ...parsed.actionItems.flatMap((item, index) => {
      const { action } = actionOf(item, owners[index] ?? null);
      return textProblems(item.sourceLine, (texts) => {
        texts.markdown(action.body);
        texts.day(action.dueOn);
        texts.url(action.trackerUrl);
      });
    }),
    ...tooMany('factors', parsed.factors, MOST_FACTOR_POSITIONS),
    ...tooMany('action items', parsed.actionItems, MOST_ACTION_ITEMS),
    ...tooMany('remarks on what went well, was hard and was luck', remarksOf(parsed), MOST_MITIGATORS),
  ]);
}

/** Passes an error on; a refusal that the rules above did not foresee is told of the argument there is. */
export function refuseSource(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  const ofArgument = ({ path }: Refusal) => path?.[1] === 'templateKey';
  throw new Refused(error.refusals.map((refusal) => (ofArgument(refusal) ? refusal : { ...refusal, path: PATH })));
}

function timeProblems({ timeline, milestones }: ParsedPostmortem, now: Date): Problem[] {
  const lineOf = (at: string): number | null => timeline.find(({ occurredAt }) => occurredAt === at)?.sourceLine ?? null;
  const times: [at: string | null, line: number | null][] = [
    ...timeline.flatMap(({ occurredAt, endsAt, sourceLine }): [string | null, number][] => [
      [occurredAt, sourceLine],
      [endsAt, sourceLine],
    ]),
    ...milestones.map(({ occurredAt }): [string, number | null] => [occurredAt, lineOf(occurredAt)]),
  ];
  return times.flatMap(([at, line]) => {
    const message = at === null ? null : momentProblem(new Date(at), now);
    return message ? [{ code: 'TIME_TOO_FAR', message, line }] : [];
  });
}

function textProblems(line: number | null, read: (texts: TextInput) => void): Problem[] {
  const texts = new TextInput();
  read(texts);
  return texts.refusals.map(({ code, message }) => ({ code, message, line }));
}

const tooMany = (what: string, parts: readonly unknown[], most: number): Problem[] =>
  parts.length > most
    ? [{ code: 'TOO_MANY', message: `A postmortem holds at most ${most} ${what}; these are ${parts.length}.`, line: null }]
    : [];

/** One refusal for each thing that is wrong, with the lines: a report with a wrong year has it in every line. */
function byMessage(problems: readonly Problem[]): Refusal[] {
  const lines = new Map<string, { problem: Problem; lines: Set<number> }>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.message}`;
    const known = lines.get(key) ?? { problem, lines: new Set<number>() };
    if (problem.line !== null) known.lines.add(problem.line);
    lines.set(key, known);
  }
  return [...lines.values()].map(({ problem: { code, message }, lines: at }) => ({
    code,
    message: `${where([...at])}${message}`,
    path: PATH,
  }));
}

function where(lines: readonly number[]): string {
  const named = lines.slice(0, LINES_NAMED);
  if (named.length === 0) return '';
  const more = lines.length - named.length;
  return `${lines.length === 1 ? 'Line' : 'Lines'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}: `;
}
