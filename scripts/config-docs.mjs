// docs/config.md is generated from the configuration schema. Without --write it only compares, and fails when the page is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, root } from './build.mjs';

await build();
const { renderConfigDocs } = createRequire(import.meta.url)(join(root, 'dist/libs/platform/src/config/config-docs.js'));
const file = join(root, 'docs/config.md');
const page = renderConfigDocs();
if (process.argv.includes('--write')) writeFileSync(file, page);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  process.stderr.write('docs/config.md is out of date: run node scripts/config-docs.mjs --write\n');
  process.exitCode = 1;
}
