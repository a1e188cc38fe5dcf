// Makes libs/blameless/src/weigh/weights.json, fields/field-weights.json and lexicon/given-names.json anew, or (--cross-validate) says how well such weights do on files they were not made from.
// Learns from fixtures/language, fixtures/ordinary and, where SECOND_STORY_CORPUS names its folder, the development set and the sample reports;
// --reports DIR adds further ordinary reports (Markdown). Held-out files are never read.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';

const { values } = parseArgs({
  options: {
    'cross-validate': { type: 'boolean', default: false },
    folds: { type: 'string', default: '8' },
    reports: { type: 'string', multiple: true, default: [] },
  },
});
await build();
const { trainWeights, trainFieldWeights, packNames, crossValidate } = createRequire(import.meta.url)(
  join(root, 'dist/libs/blameless/src/index.js'),
);
const fixtures = join(root, 'libs/blameless/fixtures');
const corpus = process.env.SECOND_STORY_CORPUS;

const filesBelow = (dir, ending) =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((name) => ending.test(name))
        .sort()
        .map((name) => join(dir, name))
    : [];
const rowsOf = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const labelled = [...filesBelow(join(fixtures, 'language'), /\.jsonl$/), ...(corpus ? [join(corpus, 'blameless/dev.jsonl')] : [])].map(
  rowsOf,
);
const reports = [join(fixtures, 'ordinary'), ...(corpus ? [join(corpus, 'samples/postmortems')] : []), ...values.reports]
  .flatMap((dir) => filesBelow(dir, /\.(md|erb)$/))
  .filter((path) => !/SOURCES|README|LICENSE/.test(path))
  .map((path) => readFileSync(path, 'utf8'));

// Real reports blame here and there; those sentences are known by hash, since the reports are not part of this repository.
const blaming = new Set(JSON.parse(readFileSync(join(fixtures, 'not-ordinary.json'), 'utf8')));
const hashOf = (sentence) => createHash('sha256').update(sentence.toLowerCase().replace(/\W+/g, ' ').trim()).digest('hex').slice(0, 16);
const skip = (sentence) => blaming.has(hashOf(sentence));

if (values['cross-validate']) {
  const { metrics, flagsPerThousandWords } = crossValidate(labelled, reports, Number(values.folds), skip);
  const { groups, ...figures } = metrics;
  console.log(
    JSON.stringify(
      { ...figures, flagsPerThousandWords, groups },
      (_key, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value),
      2,
    ),
  );
} else {
  const weights = trainWeights(labelled.flat(), reports, skip);
  const written = [['libs/blameless/src/weigh/weights.json', weights]];
  const fields = [...filesBelow(join(fixtures, 'fields'), /\.jsonl$/), ...(corpus ? [join(corpus, 'blameless/fields-dev.jsonl')] : [])];
  const fieldWeights = trainFieldWeights(fields.flatMap(rowsOf));
  written.push(['libs/blameless/src/fields/field-weights.json', fieldWeights]);
  const names = readFileSync(join(fixtures, 'given-names.txt'), 'utf8').split('\n').filter(Boolean);
  written.push(['libs/blameless/src/lexicon/given-names.json', packNames(names)]);
  for (const [file, data] of written) writeFileSync(join(root, file), JSON.stringify(data));
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...written.map(([file]) => file)], {
    cwd: root,
    stdio: 'ignore',
  });
  const { labelled: texts, ordinary } = weights.trainedOn;
  console.log(`trained on ${texts} labelled and ${ordinary} ordinary sentences and on ${fieldWeights.trainedOn.labelled} fields`);
}
