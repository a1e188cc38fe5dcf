import type { MusiccorpSeed } from './seed.types';
import { ASSESSMENTS } from './seed-assessments';
import { DEPENDENCIES, FEATURES, SERVICES, TEAMS } from './seed-catalog';
import { EXPERIMENTS, probesAt } from './seed-experiments';
import { musiccorpTopology, type Topology } from './topology';

/** Everything the product should know about MusicCorp, as plain data to be sent through the public API. */
export function musiccorpSeed(topology: Topology = musiccorpTopology()): MusiccorpSeed {
  return {
    teams: TEAMS,
    services: SERVICES,
    dependencies: DEPENDENCIES,
    features: FEATURES,
    assessments: ASSESSMENTS,
    targets: topology.proxies.map(({ name, caller, callee }) => ({ name, from: caller, to: callee })),
    probes: probesAt(topology.statsUrl),
    experiments: EXPERIMENTS,
  };
}
