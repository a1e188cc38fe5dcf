import { driverChecks } from './driver-checks';
import type { DriverHarness } from './driver-harness';

/** Declares one test for each rule of the driver contract. `makeHarness` is called for each of them. */
export function describeDriver(name: string, makeHarness: () => Promise<DriverHarness>): void {
  describe(`driver ${name}`, () => {
    it.each(driverChecks.map((check) => [check.name, check] as const))('%s', async (_name, check) => {
      const harness = await makeHarness();
      try {
        expect(await check.run(harness)).toEqual([]);
      } finally {
        await harness.close();
      }
    });
  });
}
