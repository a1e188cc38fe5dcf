import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessSpec } from './process-spec';

/** Answers like the API: ready, with a switch for the first admin. */
const API = `
require('node:http').createServer((request, response) => response.end(JSON.stringify({ needsFirstAdmin: process.env.FAKE_ADMIN !== 'there' }))).listen(Number(process.env.PORT), '127.0.0.1');
`;
/** Says in a file when it comes and goes, and leaves when its channel closes. */
const PLAIN = `
const { appendFileSync } = require('node:fs');
const note = (what) => appendFileSync(process.env.FAKE_NOTES, process.argv[2] + ' ' + what + '\\n');
note('up ' + process.pid);
const leave = () => { note('down'); process.exit(0); };
process.on('SIGTERM', leave);
process.on('disconnect', leave);
setInterval(() => {}, 1000);
`;
const STUBBORN = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`;
const BROKEN = `console.error('the fake cannot open its door'); process.exit(1);`;

export type FakeKind = 'api' | 'plain' | 'stubborn' | 'broken';

/** Small programs in a temporary folder that stand in for the product's processes. */
export class FakePrograms {
  readonly dir = mkdtempSync(join(tmpdir(), 'second-story-fake-'));
  readonly notes = join(this.dir, 'notes.txt');

  constructor() {
    const sources = {
      api: API + PLAIN,
      plain: PLAIN,
      stubborn: STUBBORN,
      broken: BROKEN,
      migrate: `console.log(JSON.stringify({ migration: 'First1', ms: 3 }))`,
    };
    for (const [name, source] of Object.entries(sources)) writeFileSync(join(this.dir, `${name}.js`), source);
    writeFileSync(this.notes, '');
  }

  spec(name: string, kind: FakeKind, graceMs = 5_000): ProcessSpec {
    return { name, script: join(this.dir, `${kind}.js`), args: [name], env: { FAKE_NOTES: this.notes }, graceMs };
  }

  get migrate(): string {
    return join(this.dir, 'migrate.js');
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
