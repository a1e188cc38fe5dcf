import { musiccorpSeed } from './seed';
import { musiccorpTopology, SERVICE_NAMES } from './topology';

const topology = musiccorpTopology({});
const seed = musiccorpSeed(topology);

it('listens on 4700–4708 and expects its proxies on 4720–4729', () => {
  expect(topology.services.map(({ port }) => port)).toEqual([4700, 4701, 4702, 4703, 4704, 4705, 4706, 4707, 4708]);
  expect(topology.proxies.map(({ listenPort }) => listenPort)).toEqual([4720, 4721, 4722, 4723, 4724, 4725, 4726, 4727, 4728, 4729]);
  expect(topology.proxies.find(({ name }) => name === 'order-to-catalog')).toMatchObject({ listenPort: 4723, upstreamPort: 4702 });
});

it('refuses a base that leaves no room', () => {
  expect(() => musiccorpTopology({ MUSICCORP_PORT_BASE: '65530' })).toThrow('MUSICCORP_PORT_BASE must be a port from 1024 to 65527');
  expect(() => musiccorpTopology({ MUSICCORP_PROXY_BASE: 'high' })).toThrow('MUSICCORP_PROXY_BASE');
});

it('describes exactly the services that run and the calls that have a proxy', () => {
  expect(seed.services.map(({ key }) => key)).toEqual(SERVICE_NAMES);
  const edges = topology.proxies.map(({ caller, callee, name }) => `${caller}>${callee} ${name}`);
  expect(seed.dependencies.map(({ from, to, proxy }) => `${from}>${to} ${proxy}`)).toEqual(edges);
});

it('names only teams, features, probes and proxies that it declares', () => {
  const teams = seed.teams.map(({ key }) => key);
  const declared = { features: seed.features.map(({ key }) => key), probes: seed.probes.map(({ key }) => key) };
  const targets = seed.targets.map(({ name }) => name);
  for (const service of seed.services) expect(teams).toContain(service.ownerTeam);
  for (const experiment of seed.experiments) {
    expect(teams).toContain(experiment.ownerTeam);
    expect(declared.features).toContain(experiment.feature);
    for (const probe of experiment.probes) expect(declared.probes).toContain(probe);
    for (const { target } of experiment.injections) expect(targets).toContain(target);
  }
});
