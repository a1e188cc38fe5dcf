import { duration, figure, oneLine, type ProbeFacts, probeLine } from './debrief-lines';

/** One planned run and how it went. */
export interface RunFacts {
  experiment: string;
  title: string;
  hypothesis: string;
  /** `RUN-7`; null when it was never asked for. */
  key: string | null;
  status: 'waiting' | 'requested' | 'finished' | 'refused' | 'cancelled';
  /** Why it was refused, cancelled or cut short. */
  reason: string | null;
  outcome: string | null;
  recovered: boolean | null;
  faults: readonly { kind: string; target: string; activeMs: number | null }[];
  probes: readonly ProbeFacts[];
}

/** Everything that a debrief begins with. */
export interface DebriefFacts {
  gameDay: string;
  title: string;
  scenario: string;
  objectives: readonly string[];
  environment: string;
  /** Degradation rows of the services that were practised. */
  degradation: readonly { feature: string; criticality: string; behaviour: string }[];
  runs: readonly RunFacts[];
  observations: readonly { role: string; at: string; text: string; expected: boolean | null }[];
  weaknesses: readonly { run: string; statement: string; pattern: string }[];
  /** Why it ended early; null when it did not. */
  endedEarly: string | null;
}

const OUTCOMES: Record<string, string> = {
  held: 'The hypothesis held.',
  deviated: 'The hypothesis did not hold: the steady state was left.',
  inconclusive: 'Unclear: the run says nothing either way.',
  aborted: 'Unclear: the run was stopped before its end.',
  failed_to_start: 'Unclear: nothing was injected.',
  not_evaluated: 'Unclear: the run did not take place.',
};

/** Sections of the template `game_day_debrief` that can be filled from what was measured and written down; people go on from there. */
export function debriefSections(facts: DebriefFacts): Record<string, string> {
  return {
    purpose: purpose(facts),
    expected_observed: expectedAndObserved(facts),
    surprises: surprises(facts),
    next_run: nextRun(facts),
  };
}

function purpose({ gameDay, title, scenario, objectives, environment, endedEarly }: DebriefFacts): string {
  return paragraphs(
    `${gameDay}, “${oneLine(title)}”, took place in the environment ${oneLine(environment)}.`,
    endedEarly ? `It ended early. ${oneLine(endedEarly)}` : '',
    scenario.trim(),
    objectives.length > 0 ? `What was to be learned:\n\n${bullets(objectives.map(oneLine))}` : '',
  );
}

function expectedAndObserved({ runs, degradation, observations, weaknesses }: DebriefFacts): string {
  const rows = degradation.filter((row) => row.behaviour.trim() !== '');
  return paragraphs(
    rows.length > 0
      ? `### Planned degradation\n\n${bullets(rows.map((row) => `**${oneLine(row.feature)}** (${row.criticality}): ${oneLine(row.behaviour)}`))}`
      : '',
    ...runs.map(runSection),
    weaknesses.length > 0
      ? `### Weaknesses proposed\n\n${bullets(weaknesses.map((w) => `${oneLine(w.statement)} Pattern to look at: ${w.pattern.replaceAll('_', ' ')}. (${w.run})`))}`
      : '',
    observations.length > 0 ? `### Observations\n\n${bullets(observations.map(observation))}` : '',
  );
}

function runSection(run: RunFacts): string {
  const name = run.key ? `${run.key}: ${oneLine(run.title)} (${run.experiment})` : `${oneLine(run.title)} (${run.experiment})`;
  const lines = [`**Expected:** ${oneLine(run.hypothesis)}`];
  if (run.key === null) lines.push(`**Observed:** The run did not take place. ${oneLine(run.reason ?? '')}`.trim());
  else {
    const verdict = OUTCOMES[run.outcome ?? ''] ?? OUTCOMES.not_evaluated!;
    lines.push(`**Observed:** ${verdict}${run.reason ? ` ${oneLine(run.reason)}` : ''} ${recovery(run.recovered)}`);
    if (run.faults.length > 0) lines.push(`**Injected:** ${run.faults.map(fault).join('; ')}.`);
  }
  const figures = run.probes.length > 0 ? `\n\n${bullets(run.probes.map(probeLine))}` : '';
  return `### ${name}\n\n${lines.join('\n\n')}${figures}`;
}

const fault = ({ kind, target, activeMs }: RunFacts['faults'][number]): string =>
  `${kind.replaceAll('_', ' ')} on ${oneLine(target)}${activeMs === null ? '' : ` for ${duration(activeMs)}`}`;

function recovery(recovered: boolean | null): string {
  if (recovered === null) return 'Recovery was not measured.';
  return recovered ? 'The steady state came back.' : 'The steady state did not come back in the time that was given.';
}

const EXPECTED = { true: 'expected', false: 'not expected' } as const;

const observation = ({ at, role, text, expected }: DebriefFacts['observations'][number]): string =>
  `${at}, seen by the role ${role}${expected === null ? '' : ` (${EXPECTED[`${expected}`]})`}: ${oneLine(text)}`;

function surprises({ observations, runs }: DebriefFacts): string {
  const unexpected = observations.filter((one) => one.expected === false).map(observation);
  const deviated = runs
    .filter((run) => run.outcome === 'deviated')
    .map((run) => {
      const worst = run.probes
        .filter((probe) => probe.deviated)
        .map((probe) => `${oneLine(probe.probe)} reached ${figure(probe.worst, probe.unit)}`);
      return `${run.key} left the steady state${worst.length > 0 ? `: ${worst.join(', ')}` : ''}.`;
    });
  return bullets([...deviated, ...unexpected]);
}

function nextRun({ runs }: DebriefFacts): string {
  const again = runs
    .filter((run) => run.outcome !== 'held')
    .map((run) => `Repeat ${run.experiment}, “${oneLine(run.title)}”, once something has changed.`);
  return bullets(again);
}

const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
const paragraphs = (...texts: string[]): string => texts.filter((text) => text !== '').join('\n\n');
