// Prints the schema to schema.graphql (--write), or fails when the committed one differs.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'schema.graphql');
const printed = execFileSync(process.execPath, [join(root, 'dist/apps/api/src/print-schema.js')], { encoding: 'utf8', maxBuffer: 1 << 26 });
if (process.argv.includes('--write')) writeFileSync(file, printed);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== printed) {
  console.error('schema.graphql is not what the code makes. Run: npm run build && npm run schema, read the difference, commit it.');
  process.exit(1);
}
