import { type ProbeHarness, probeChecks } from './probe-checks';

/** Declares one test for each rule of the probe contract. */
export function describeProbe(name: string, makeHarness: () => Promise<ProbeHarness>): void {
  describe(`probe ${name}`, () => {
    it.each(probeChecks.map((check) => [check.name, check] as const))('%s', async (_name, check) => {
      expect(await check.run(await makeHarness())).toEqual([]);
    });
  });
}
