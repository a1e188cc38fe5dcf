import type { DriverDefinition } from '../driver.contract';
import { LocalDriver } from './local.driver';
import { localFaults } from './local.faults';
import { localSettings } from './local.settings';

/** The built-in driver: fault proxies of an agent beside the targets. */
export const localDriver: DriverDefinition = {
  name: 'local',
  title: 'Built-in (agent)',
  capability: {
    ttlEnforcedBy: 'agent',
    stopConfirmation: 'observed',
    dryRun: false,
    needsHeartbeat: true,
    needsNetworkTo: 'the control port of the agent (4620 by default)',
  },
  settings: localSettings,
  secretSettings: ['token'],
  faults: localFaults,
  create: (settings, host) => new LocalDriver(localSettings.parse(settings), host),
};
