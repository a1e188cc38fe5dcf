import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { musiccorpSeed } from '../../../../examples/musiccorp/seed';
import { musiccorpTopology } from '../../../../examples/musiccorp/topology';
import { must } from '../demo/demo-failure';
import { GraphqlApi } from '../demo/graphql-api';
import { importReport } from '../demo/import-report';
import { playGameDay } from '../demo/play-game-day';
import { debrief, proveFix } from '../demo/prove-fix';
import { publishDebrief } from '../demo/publish-debrief';
import { openStack, type RunningStack } from '../demo/running-stack';
import { seedCatalog } from '../demo/seed-catalog';
import { seedChaos } from '../demo/seed-chaos';
import { Shop } from '../demo/shop';
import { Story } from '../demo/story';
import { until } from '../demo/watch-run';
import { asksForHelp } from '../help';
import type { Io } from '../io';

const HELP = `Usage: second-story demo [FILE]

Plays the whole loop against the sample system and tells the story: imports a postmortem (FILE, or the one of the examples), plays a game
day, drafts the debrief, proves the fix and publishes. Uses the product that runs on DATA_DIR, or starts one of its own.

  --help   this text

Exit code: 0 every step was seen to happen; 1 one was not; 2 wrong use; 130 interrupted
`;

/** `demo`: plays the whole loop on the running product, or on one of its own. 0 only if every step was seen to happen. */
export async function run(argv: string[], io: Io): Promise<number> {
  if (asksForHelp(argv)) {
    io.stdout.write(HELP);
    return 0;
  }
  let positionals: string[];
  try {
    positionals = parseArgs({ args: argv, options: {}, allowPositionals: true }).positionals;
    if (positionals.length > 1) throw new Error('give one file at most');
  } catch (error) {
    io.stderr.write(`demo: ${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  const story = new Story(io.stdout, io.stderr);
  const stack = await openStack((line) => story.meanwhile(line));
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(130));
  });
  try {
    return await Promise.race([play(stack, story, positionals[0]), interrupted]);
  } catch (error) {
    io.stderr.write(`\nThe demo stopped after ${story.seconds()} s: ${(error as Error).message}\n`);
    return 1;
  } finally {
    await stack.stop();
  }
}

async function play(stack: RunningStack, story: Story, file: string | undefined): Promise<number> {
  const api = new GraphqlApi(stack.url, stack.token);
  const topology = musiccorpTopology(stack.env);
  const shop = new Shop(topology.gatewayUrl);

  story.chapter('A shop with gaps');
  await shop.reset();
  const seed = musiccorpSeed(topology);
  const catalog = await seedCatalog(api, seed);
  const chaos = await seedChaos(api, seed, catalog, stack.config);
  const steady = await until('a steady shop', async () => {
    const stats = await shop.stats();
    return stats.orders > 20 && (stats.orderSuccessRate ?? 0) >= 0.99 ? stats : null;
  });
  story.tell(`MusicCorp takes orders: ${Math.round((steady.orderSuccessRate ?? 0) * 100)} % succeed, 95th percentile ${steady.p95Ms} ms`);
  story.tell(
    `${seed.services.length} services, ${seed.targets.length} targets and ${seed.experiments.length} experiments are known; every fix is off`,
  );

  story.chapter('What happened before');
  const imported = await importReport(api, story, file);

  story.chapter('A game day');
  const played = await playGameDay(api, story, catalog, chaos);

  story.chapter('The debrief');
  const { postmortem, actionItem } = await debrief(api, story, played, catalog, chaos);

  story.chapter('The fix, and its proof');
  await proveFix(api, story, shop, actionItem.id, chaos);

  story.chapter('Published');
  const exported = await publishDebrief(api, story, postmortem.id, join(stack.config.DATA_DIR, 'exports'));

  await mustBeClean(api);
  const { key, occurrence } = played.gameDay;
  story.plain(`\nDone in ${story.seconds()} s. Every step above was read back from the API.`);
  story.plain(`Where to look${stack.own ? ' (npm start brings it back with the same data)' : ''}: ${new URL('/graphql', stack.url).href}`);
  story.plain(
    `  game day ${key}, drill ${occurrence.incident.key}, run ${played.run.key}, debrief ${postmortem.key}, action item ${actionItem.key}, imported ${imported}`,
  );
  story.plain(`  ${exported}`);
  return 0;
}

async function mustBeClean(api: GraphqlApi): Promise<void> {
  const open = await api.all('runs', 'key lifecycle', ', filter: { final: false }');
  must(open.length === 0, `these runs are not over: ${open.map(({ key }) => key).join(', ')}`);
}
