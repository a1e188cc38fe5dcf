import { musiccorpSeed } from '../../../../examples/musiccorp/seed';
import type { Answer, GraphqlApi } from './graphql-api';

type Seed = ReturnType<typeof musiccorpSeed>;
/** Ids by key. */
export type Ids = ReadonlyMap<string, string>;

/** What the rest of the demo refers to. */
export interface SeededCatalog {
  teams: Ids;
  services: Ids;
  /** Assessment ids by `service/practice`. */
  assessments: Ids;
}

/** Makes what is missing of MusicCorp's catalog and sets its assessments back to how the sample comes: with its gaps. */
export async function seedCatalog(api: GraphqlApi, seed: Seed): Promise<SeededCatalog> {
  const teams = await ensure(api, 'teams', 'team', seed.teams, ({ key, name }) => ({ key, name }));
  const services = await ensure(api, 'services', 'service', seed.services, ({ key, name, description, tier, ownerTeam, consistency }) => ({
    key,
    name,
    description,
    tier: `TIER${tier}`,
    ownerTeamId: teams.get(ownerTeam),
    consistencyChoice: consistency,
  }));
  await ensure(api, 'features', 'feature', seed.features, ({ key, name, criticality, services: needed, degradedBehaviour }) => ({
    key,
    name,
    criticality: criticality === 'CRITICAL' ? 'CRITICAL' : 'MEDIUM',
    degradedBehaviour,
    serviceIds: needed.map((service) => services.get(service)),
  }));
  const known = new Set(
    (await api.all('services', 'key dependencies { to { key } }')).flatMap(({ key, dependencies }: Answer) =>
      dependencies.map(({ to }: Answer) => `${key} ${to.key}`),
    ),
  );
  for (const { from, to, mode, criticality } of seed.dependencies)
    if (!known.has(`${from} ${to}`))
      await api.mutate(
        'dependencyAdd',
        { fromServiceId: services.get(from), toServiceId: services.get(to), mode, criticality },
        'dependency { id }',
      );
  return { teams, services, assessments: await setAssessments(api, seed, services) };
}

async function ensure<Item extends { key: string }>(
  api: GraphqlApi,
  list: string,
  object: string,
  items: readonly Item[],
  input: (item: Item) => Record<string, unknown>,
): Promise<Ids> {
  const ids = new Map<string, string>((await api.all(list, 'id key')).map(({ id, key }: Answer) => [key, id]));
  for (const item of items) {
    if (ids.has(item.key)) continue;
    const payload = await api.mutate(`${object}Create`, input(item), `${object} { id }`);
    ids.set(item.key, payload[object].id);
  }
  return ids;
}

async function setAssessments(api: GraphqlApi, seed: Seed, services: Ids): Promise<Ids> {
  const known = new Map<string, Answer>(
    (await api.all('practiceAssessments', 'id practice revision service { key }')).map((one: Answer) => [
      `${one.service.key}/${one.practice}`,
      one,
    ]),
  );
  const ids = new Map<string, string>();
  for (const { service, practice, status, implementation, evidence } of seed.assessments) {
    const key = `${service}/${practice}`;
    const expectedRevision = known.get(key)?.revision ?? null;
    const input = { serviceId: services.get(service), practice, status, implementation, evidence, expectedRevision };
    const payload = await api.mutate('practiceAssessmentSet', input, 'practiceAssessment { id }');
    ids.set(key, payload.practiceAssessment.id);
  }
  return ids;
}
