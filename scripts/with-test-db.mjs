// node scripts/with-test-db.mjs npx jest libs/incidents --selectProjects db
// Runs one command with the test services up (TEST_OWNER_URL, TEST_APP_URL, TEST_TEMPLATE_DB, TEST_REDIS_URL) and stops them afterwards.
import { build } from './build.mjs';
import { run, startServices, stopOnSignals } from './test-services.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  process.stderr.write('usage: node scripts/with-test-db.mjs <command> [arguments]\n');
  process.exit(2);
}
await build().catch((error) => process.stderr.write(`warning: ${error.message}\n`));
const services = await startServices();
stopOnSignals(services.stop);
try {
  process.exitCode = await run(command, args, services.env);
} finally {
  await services.stop();
}
