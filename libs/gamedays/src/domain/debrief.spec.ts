import { check } from '@blameless';
import { type DebriefFacts, debriefSections, type RunFacts } from './debrief';
import type { ProbeFacts } from './debrief-lines';
import { drillMilestones } from './drill-milestones';
import { decideFiring } from './game-day';

const probe = (more: Partial<ProbeFacts> = {}): ProbeFacts => ({
  probe: 'Orders that succeed',
  unit: 'ratio',
  baselineMedian: 1,
  worst: 0.125,
  evaluated: 24,
  deviatedShare: 0.75,
  deviated: true,
  timeToDetectMs: 1_430,
  timeToRecoverMs: 4_900,
  recovered: true,
  ...more,
});
const run = (more: Partial<RunFacts> = {}): RunFacts => ({
  experiment: 'EXP-1',
  title: 'Orders while the catalog is slow',
  hypothesis: 'When the catalog answers late, orders go on.',
  key: 'RUN-7',
  status: 'finished',
  reason: null,
  outcome: 'deviated',
  recovered: true,
  faults: [{ kind: 'latency', target: 'order-to-catalog', activeMs: 6_020 }],
  probes: [probe(), probe({ probe: 'p95', unit: 'ms', baselineMedian: 42, worst: 2_004, deviated: null, deviatedShare: null })],
  ...more,
});
const facts = (more: Partial<DebriefFacts> = {}): DebriefFacts => ({
  gameDay: 'GD-1',
  title: 'The catalog is away',
  scenario: 'A supplier has trouble.',
  objectives: ['Do orders go on?'],
  environment: 'sample',
  degradation: [{ feature: 'Order placement', criticality: 'critical', behaviour: 'Orders are taken at the last known price.' }],
  runs: [run()],
  observations: [
    { role: 'observer', at: '10:00:05 UTC', text: 'The shop shows an empty page.', expected: false },
    { role: 'responder', at: '10:00:09 UTC', text: 'The dashboard shows the queue.', expected: null },
  ],
  weaknesses: [{ run: 'RUN-7', statement: 'Order does not yet keep its steady state.', pattern: 'circuit_breaker' }],
  endedEarly: null,
  ...more,
});

describe('the debrief', () => {
  it('puts what was expected beside what was measured, with the figures of each probe', () => {
    const text = debriefSections(facts()).expected_observed;
    for (const part of [
      '### RUN-7: Orders while the catalog is slow (EXP-1)',
      '**Expected:** When the catalog answers late, orders go on.',
      '**Observed:** The hypothesis did not hold: the steady state was left. The steady state came back.',
      '**Injected:** latency on order-to-catalog for 6.0 s.',
      '**Orders that succeed:** left its tolerance. 75 % of 24 samples were out of tolerance. Farthest value 12.5 %, usually 100 %. Time to detect 1.4 s. Time to recover 4.9 s.',
      '**p95:** could not be evaluated. Farthest value 2004 ms, usually 42 ms.',
      '**Order placement** (critical): Orders are taken at the last known price.',
      'Pattern to look at: circuit breaker. (RUN-7)',
      '10:00:05 UTC, seen by the role observer (not expected): The shop shows an empty page.',
    ])
      expect(text).toContain(part);
  });

  it('lists as surprises what deviated and what was not expected, and plans the repeat', () => {
    const sections = debriefSections(facts());
    expect(sections.surprises).toBe(
      '- RUN-7 left the steady state: Orders that succeed reached 12.5 %.\n- 10:00:05 UTC, seen by the role observer (not expected): The shop shows an empty page.',
    );
    expect(sections.next_run).toContain('Repeat EXP-1');
  });

  it('says so when a run did not take place', () => {
    const text = debriefSections(
      facts({ runs: [run({ key: null, status: 'refused', reason: 'The target is busy.', outcome: null, probes: [], faults: [] })] }),
    );
    expect(text.expected_observed).toContain('**Observed:** The run did not take place. The target is busy.');
  });

  it('keeps hostile text in one line, so that it cannot add headings of its own', () => {
    const text = debriefSections(
      facts({ title: 'a\n# b', observations: [{ role: 'observer', at: 'now', text: 'x\n\n## y', expected: null }] }),
    );
    expect(Object.values(text).join('\n')).not.toMatch(/^#{1,2} /m);
  });

  const outcomes = ['held', 'deviated', 'inconclusive', 'aborted', 'failed_to_start', 'not_evaluated', null];
  const variants = [null, true, false].flatMap((recovered) =>
    outcomes.map((outcome) =>
      facts({
        endedEarly: recovered === null ? 'Stopped: the exercise was over.' : null,
        runs: [
          run({
            outcome,
            recovered,
            key: outcome === null ? null : 'RUN-7',
            reason: outcome === 'held' ? null : 'The run ended before its time.',
          }),
          run({ probes: [probe({ recovered, deviated: true, timeToDetectMs: null, timeToRecoverMs: null }), probe({ deviated: false })] }),
        ],
      }),
    ),
  );

  it('never words anything as blame, whatever happened', () => {
    const decisions = [
      decideFiring({
        latenessSeconds: 900,
        maxLatenessSeconds: 300,
        emergencyStop: null,
        protection: 'open',
        environmentArchived: false,
        environmentName: 'sample',
      }),
      ...(['forbidden', 'approval'] as const).map((protection) =>
        decideFiring({
          latenessSeconds: 1,
          maxLatenessSeconds: 300,
          emergencyStop: null,
          protection,
          environmentArchived: false,
          environmentName: 'sample',
        }),
      ),
    ].map((decision) => ('reason' in decision ? decision.reason : ''));
    const sources = drillMilestones(
      [
        {
          key: 'RUN-1',
          faultsFrom: new Date(0),
          faultsUntil: new Date(1),
          firstDeviationAt: new Date(1),
          timeToRecoverMs: 1,
          recovered: true,
        },
      ],
      null,
    ).map(({ source }) => source);
    for (const text of [...variants.flatMap((one) => Object.values(debriefSections(one))), ...decisions, ...sources, ENTRIES])
      expect({ text, findings: check(text).findings.map(({ ruleId, text: found }) => [ruleId, found]) }).toEqual({ text, findings: [] });
    expect(check(debriefSections(facts()).expected_observed!).checked).toBe(true);
    expect(check('The engineer should have been more careful.').findings).not.toEqual([]);
  });
});

/** The sentences that services write into the timeline and into reasons. */
const ENTRIES = `The game day GD-1 began at its time: The catalog is away. The game day GD-1 began, started by hand: The catalog is away.
The planned run of EXP-1 was not accepted: The target is busy. Every planned run is over; the debrief can begin. The game day ended early.
The game day was stopped: the exercise was over. It was taken off the calendar. It was given another time. It was started by hand before its time.`;
