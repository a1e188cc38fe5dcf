import { type DrillRun, drillMilestones } from './drill-milestones';

const at = (second: number) => new Date(Date.UTC(2026, 4, 4, 10, 0, second));
const run = (more: Partial<DrillRun> = {}): DrillRun => ({
  key: 'RUN-1',
  faultsFrom: at(10),
  faultsUntil: at(20),
  firstDeviationAt: at(12),
  timeToRecoverMs: 3_000,
  recovered: true,
  ...more,
});
const told = (runs: DrillRun[], marked: Date | null = null) =>
  drillMilestones(runs, marked).map(({ milestone, at: when, source, confidence }) => [milestone, when.getUTCSeconds(), source, confidence]);

describe('milestones of a drill', () => {
  it('come from the ledger and the samples', () => {
    expect(told([run()])).toEqual([
      ['impact_start', 10, 'fault ledger of RUN-1', 'measured'],
      ['detected', 12, 'probes of RUN-1', 'measured'],
      ['mitigated', 20, 'fault ledger of RUN-1', 'measured'],
      ['resolved', 23, 'probes of RUN-1', 'measured'],
    ]);
  });

  it('span all runs, from the first fault to the last recovery', () => {
    const second = run({ key: 'RUN-2', faultsFrom: at(30), faultsUntil: at(40), firstDeviationAt: at(31), timeToRecoverMs: 1_000 });
    expect(told([second, run()]).map(([name, second_]) => [name, second_])).toEqual([
      ['impact_start', 10],
      ['detected', 12],
      ['mitigated', 40],
      ['resolved', 41],
    ]);
  });

  it('take a detection that a person marked, when it came first', () => {
    expect(told([run()], at(11))[1]).toEqual(['detected', 11, 'timeline', 'reported']);
    expect(told([run()], at(15))[1]).toEqual(['detected', 12, 'probes of RUN-1', 'measured']);
    expect(told([run({ firstDeviationAt: null })], at(15))[1]).toEqual(['detected', 15, 'timeline', 'reported']);
  });

  it('leave out a mark from before the fault, and never detect before the impact', () => {
    expect(told([run()], at(5))[1]).toEqual(['detected', 12, 'probes of RUN-1', 'measured']);
    expect(told([run({ firstDeviationAt: at(9) })])[1]).toEqual(['detected', 10, 'probes of RUN-1', 'measured']);
  });

  it('are not resolved while one run is not seen to recover, and not mitigated while a fault may be there', () => {
    expect(told([run(), run({ recovered: null })]).map(([name]) => name)).toEqual(['impact_start', 'detected', 'mitigated']);
    expect(told([run(), run({ faultsUntil: null })]).map(([name]) => name)).toEqual(['impact_start', 'detected']);
  });

  it('are none when nothing was injected', () => {
    expect(told([run({ faultsFrom: null, faultsUntil: null, firstDeviationAt: null })], at(12))).toEqual([]);
  });
});
