import { readFileSync } from 'node:fs';
import type { Config } from '@platform/config';
import type { musiccorpSeed } from '../../../../examples/musiccorp/seed';
import type { Answer, GraphqlApi } from './graphql-api';
import type { Ids, SeededCatalog } from './seed-catalog';

type Seed = ReturnType<typeof musiccorpSeed>;

const ENVIRONMENT = 'musiccorp';
const CONNECTION = 'MusicCorp agent';

/** What the rest of the demo refers to. */
export interface SeededChaos {
  environmentId: string;
  /** Experiment ids by key of the seed. */
  experiments: Ids;
}

/** Makes what is missing of MusicCorp's environment, targets and experiments. */
export async function seedChaos(api: GraphqlApi, seed: Seed, { teams, services }: SeededCatalog, config: Config): Promise<SeededChaos> {
  const environments: Answer[] = await api.all('environments', 'id name');
  const environmentId =
    environments.find(({ name }) => name === ENVIRONMENT)?.id ??
    (
      await api.mutate(
        'environmentCreate',
        { name: ENVIRONMENT, description: 'The sample system on this machine.', protection: 'OPEN' },
        'environment { id }',
      )
    ).environment.id;
  const connectionId = await ensureConnection(api, config);
  const targets = new Set(
    (await api.all('chaosTargets', 'driverTarget environment { id }'))
      .filter((target: Answer) => target.environment.id === environmentId)
      .map(({ driverTarget }: Answer) => driverTarget),
  );
  for (const { name, from } of seed.targets) {
    if (targets.has(name)) continue;
    const input = { name, environmentId, connectionId, driverTarget: name, serviceId: services.get(from) };
    await api.mutate('chaosTargetCreate', input, 'chaosTarget { id }');
  }
  return { environmentId, experiments: await ensureExperiments(api, seed, environmentId, teams) };
}

async function ensureConnection(api: GraphqlApi, config: Config): Promise<string> {
  const known: Answer[] = await api.all('driverConnections', 'id name kind settings');
  const settings = { url: config.AGENT_URL };
  const found = known.find((one) => one.kind === 'local' && one.settings.url === settings.url);
  if (found) return found.id;
  const secrets = [{ name: 'token', value: readFileSync(config.AGENT_TOKEN_FILE, 'utf8').trim() }];
  const stale = known.find((one) => one.name === CONNECTION);
  if (stale) {
    const { revision } = (await api.all('driverConnections', 'id revision')).find(({ id }: Answer) => id === stale.id);
    await api.mutate('driverConnectionUpdate', { id: stale.id, expectedRevision: revision, settings, secrets }, 'driverConnection { id }');
    return stale.id;
  }
  return (await api.mutate('driverConnectionCreate', { name: CONNECTION, kind: 'local', settings, secrets }, 'driverConnection { id }'))
    .driverConnection.id;
}

async function ensureExperiments(api: GraphqlApi, seed: Seed, environmentId: string, teams: Ids): Promise<Ids> {
  const known: Answer[] = (
    await api.all('experiments', 'id title archived revision environment { id } currentVersion { steadyState { probes { settings } } }')
  ).filter(({ archived, environment }: Answer) => !archived && environment.id === environmentId);
  const ids = new Map<string, string>();
  for (const experiment of seed.experiments) {
    const found = known.find(({ title }) => title === experiment.title);
    const spec = specOf(seed, experiment);
    if (!found) {
      const input = { title: experiment.title, environmentId, ownerTeamId: teams.get(experiment.ownerTeam), spec };
      ids.set(experiment.key, (await api.mutate('experimentCreate', input, 'experiment { id }')).experiment.id);
      continue;
    }
    ids.set(experiment.key, found.id);
    // The sample may listen on other ports than last time; a version that looks elsewhere would see nothing.
    if (found.currentVersion.steadyState.probes.every((probe: Answer) => probe.settings.url === spec.steadyState.probes[0]?.settings.url))
      continue;
    await api.mutate('experimentVersionCreate', { experimentId: found.id, expectedRevision: found.revision, spec }, 'experiment { id }');
  }
  return ids;
}

function specOf(seed: Seed, { hypothesis, injections, maxDurationMs, recoveryMs, probes }: Seed['experiments'][number]) {
  return {
    steadyState: {
      title: 'Orders succeed, and quickly.',
      probes: seed.probes
        .filter(({ key }) => probes.includes(key))
        .map(({ name, kind, url, jsonPointer, unit, tolerance, modes, intervalMs, timeoutMs }) => ({
          // Names of probes hold no punctuation: they stand in guards and figures.
          name: name.replace(/[^\w .>-]/g, ''),
          kind,
          settings: { url, value: { from: 'json', pointer: jsonPointer, unit } },
          tolerance: {
            ...(tolerance.min === undefined ? {} : { gte: tolerance.min }),
            ...(tolerance.max === undefined ? {} : { lte: tolerance.max }),
          },
          modes,
          intervalMs,
          timeoutMs,
        })),
    },
    hypothesis,
    injections: injections.map(({ key, fault, target, startAfterMs, durationMs }) => ({
      ref: key,
      target,
      kind: fault.kind,
      params: fault.params,
      startAfterMs,
      durationMs,
    })),
    guards: { maxDurationMs },
    timing: { baselineMs: 3_000, recoveryTimeoutMs: recoveryMs },
  };
}
