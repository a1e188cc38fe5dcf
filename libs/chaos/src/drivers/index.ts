import type { DriverDefinition } from './driver.contract';
import { localDriver } from './local';

/** Every driver there is. A new one is one folder and one line here. */
export const drivers: readonly DriverDefinition[] = [localDriver];

/** The driver of that name; null when there is none. */
export function findDriver(name: string): DriverDefinition | null {
  return drivers.find((driver) => driver.name === name) ?? null;
}
