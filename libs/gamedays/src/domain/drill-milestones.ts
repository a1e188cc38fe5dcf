/** What one run of a game day left in the ledger and the samples. */
export interface DrillRun {
  key: string;
  /** When its first fault became active, as the target side reported it; null when nothing was injected. */
  faultsFrom: Date | null;
  /** When its last fault was gone on evidence; null while one is not. */
  faultsUntil: Date | null;
  /** First sample out of tolerance during the faults. */
  firstDeviationAt: Date | null;
  /** Longest time a probe took to be steady again after the last fault, in milliseconds. */
  timeToRecoverMs: number | null;
  recovered: boolean | null;
}

export interface DrillMilestone {
  milestone: 'impact_start' | 'detected' | 'mitigated' | 'resolved';
  at: Date;
  source: string;
  confidence: 'measured' | 'reported';
}

/**
 * The milestones of a drill. Its impact is known from the ledger, not remembered: the first fault starts it and the last removal mitigates it.
 * It is detected by the first deviating sample or by what a person marked as detection, whichever came first. It is resolved only when every
 * run that injected something was seen to recover. Empty when nothing was injected.
 */
export function drillMilestones(runs: readonly DrillRun[], markedDetection: Date | null): DrillMilestone[] {
  const injected = runs.filter((run) => run.faultsFrom !== null);
  const first = earliest(injected, (run) => run.faultsFrom);
  if (!first) return [];
  const found: DrillMilestone[] = [measured('impact_start', first.at, `fault ledger of ${first.run.key}`)];
  const deviation = earliest(injected, (run) => run.firstDeviationAt);
  // A sample may have been taken just before the stamp of the target side; the fault was there all the same.
  const sampled = deviation ? new Date(Math.max(deviation.at.getTime(), first.at.getTime())) : null;
  const marked = markedDetection && markedDetection >= first.at ? markedDetection : null;
  if (marked && (!sampled || marked < sampled))
    found.push({ milestone: 'detected', at: marked, source: 'timeline', confidence: 'reported' });
  else if (sampled && deviation) found.push(measured('detected', sampled, `probes of ${deviation.run.key}`));
  if (injected.some((run) => run.faultsUntil === null)) return found;
  const last = latest(injected, (run) => run.faultsUntil);
  if (!last) return found;
  found.push(measured('mitigated', last.at, `fault ledger of ${last.run.key}`));
  if (injected.some((run) => run.recovered !== true)) return found;
  const back = latest(injected, (run) => (run.faultsUntil ? new Date(run.faultsUntil.getTime() + (run.timeToRecoverMs ?? 0)) : null));
  if (back) found.push(measured('resolved', back.at, `probes of ${back.run.key}`));
  return found;
}

const measured = (milestone: DrillMilestone['milestone'], at: Date, source: string): DrillMilestone => ({
  milestone,
  at,
  source,
  confidence: 'measured',
});

type Timed = { run: DrillRun; at: Date };

function earliest(runs: readonly DrillRun[], of: (run: DrillRun) => Date | null): Timed | null {
  return inOrder(runs, of)[0] ?? null;
}

function latest(runs: readonly DrillRun[], of: (run: DrillRun) => Date | null): Timed | null {
  return inOrder(runs, of).at(-1) ?? null;
}

const inOrder = (runs: readonly DrillRun[], of: (run: DrillRun) => Date | null): Timed[] =>
  runs
    .flatMap((run) => {
      const at = of(run);
      return at ? [{ run, at }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
