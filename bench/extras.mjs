import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../scripts/build.mjs';
import { pick, randomFrom } from './data/random.mjs';

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const PLAIN = [
  'The deployment changed the timeout of the catalog client from two seconds to thirty.',
  'Orders kept waiting for the catalog until every worker of the gateway was busy.',
  'The alert fired nine minutes after the first failed order because it looked at averages.',
  'A responder saw the growing queue and turned the price cache on, and orders went through again.',
  'Nobody knew that the fallback had been switched off in the last migration.',
];

/** A text of about 1,000 words. */
function text() {
  const random = randomFrom(3);
  const lines = [];
  for (let words = 0; words < 1000; ) {
    const line = pick(random, PLAIN);
    lines.push(line);
    words += line.split(' ').length;
  }
  return lines.join(' ');
}

/** Size of the language check as a browser loads it, in kB. */
async function bundle() {
  const { build } = await import('esbuild');
  const contents = `export { check } from ${JSON.stringify(join(root, 'libs/blameless/src/index.ts'))};`;
  const stdin = { contents, resolveDir: root };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, write: false, format: 'esm', platform: 'browser' });
  return gzipSync(outputFiles[0].contents).length / 1000;
}

/** Further figures of this machine, in words: the language check, warm, its size in a browser, and the start of the command line. */
export async function runExtras(require) {
  const { check } = require('../dist/libs/blameless/src');
  const thousand = text();
  for (let n = 0; n < 50; n++) check(thousand);
  const times = Array.from({ length: 50 }, () => {
    const started = performance.now();
    check(thousand);
    return performance.now() - started;
  });
  const starts = Array.from({ length: 9 }, () => {
    const started = performance.now();
    spawnSync(process.execPath, [join(root, 'bin/second-story'), 'check-language', join(root, 'CONTRIBUTING.md')], { stdio: 'ignore' });
    return performance.now() - started;
  });
  return [
    `language check: ${median(times).toFixed(1)} ms for 1,000 words, warm; ${(await bundle()).toFixed(0)} kB gzipped in a browser (at most 200)`,
    `command line: ${median(starts).toFixed(0)} ms for check-language of one small file (at most 500)\n`,
  ].join('\n');
}
