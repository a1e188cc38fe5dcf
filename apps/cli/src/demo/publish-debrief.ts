import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './demo-failure';
import type { Answer, GraphqlApi } from './graphql-api';
import type { Story } from './story';

/** Fills in what only people can say, publishes, and writes the frozen text to a file. Answers with its path. */
export async function publishDebrief(api: GraphqlApi, story: Story, postmortemId: string, folder: string): Promise<string> {
  const read = async (): Promise<Answer> =>
    (
      await api.query(
        'query ($id: ID!) { postmortem(id: $id) { id key status revision fields { id key required entries options revision } latestPublication { number sha256 content } } }',
        { id: postmortemId },
      )
    ).postmortem;
  for (const field of (await read()).fields)
    if (field.key === 'hypothesis_held')
      await api.mutate(
        'postmortemFieldUpdate',
        { id: field.id, expectedRevision: field.revision, entries: ['not held'] },
        'field { entries }',
      );
  await publish(api, story, async () => (await read()).revision, postmortemId);
  const published = await read();
  must(published.status === 'PUBLISHED' && published.latestPublication, 'the postmortem is not published');
  const { content, sha256, number } = published.latestPublication;
  must(createHash('sha256').update(content).digest('hex') === sha256, 'the published text does not match its hash');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${published.key}-v${number}.md`);
  writeFileSync(file, content, { mode: 0o600 });
  must(readFileSync(file, 'utf8') === content, `${file} could not be written`);
  story.tell(`${published.key} is published as version ${number}, frozen with sha256 ${sha256.slice(0, 12)}…`);
  story.tell(`exported to ${file} (${content.split('\n').length} lines)`);
  return file;
}

const PROBLEMS = 'problems { code where message objectType objectId fingerprint text }';

/** Publishes. Wording that stands against it and that a person would keep is kept with a reason first, each once. */
async function publish(api: GraphqlApi, story: Story, revision: () => Promise<number>, id: string): Promise<void> {
  const attempt = async () =>
    api.attempt('postmortemPublish', { id, expectedRevision: await revision() }, `postmortem { status } ${PROBLEMS}`);
  const first = await attempt();
  if (first.userErrors.length === 0) return;
  for (const { fingerprint, objectType, objectId, text, where, message } of first.problems ?? []) {
    must(fingerprint, `${where}: ${message}`);
    await api.mutate(
      'languageFindingKeep',
      { objectType, objectId, fingerprint, reason: 'It speaks about a system, not about people.' },
      'kept { reason }',
    );
    story.tell(`kept “${text}” in ${where}, with a reason`);
  }
  await api.mutate('postmortemPublish', { id, expectedRevision: await revision() }, 'postmortem { status }');
}
