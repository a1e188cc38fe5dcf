import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { must } from './demo-failure';
import type { GraphqlApi } from './graphql-api';
import type { Story } from './story';

/** Lies in the project, not in dist. */
const DEFAULT_FILE = join(__dirname, '../../../../../examples/postmortems/2026-03-12-slow-catalog.md');

/** Brings a postmortem in that was written in Markdown. Answers with its key. */
export async function importReport(api: GraphqlApi, story: Story, file = DEFAULT_FILE): Promise<string> {
  const source = readFileSync(file, 'utf8');
  const { postmortem, report } = await api.mutate(
    'postmortemImport',
    { source, fileName: basename(file) },
    'postmortem { id } report { importer counts { timelineEntries factors actionItems } dropped { count } hints { severity } }',
  );
  const { postmortem: read } = await api.query(
    'query ($id: ID!) { postmortem(id: $id) { key title factors { id } actionItems { id } incident { key timeline(first: 1) { totalCount } } } }',
    { id: postmortem.id },
  );
  const { counts } = report;
  must(read.incident.timeline.totalCount >= counts.timelineEntries, 'timeline entries of the report are missing');
  must(
    read.factors.length === counts.factors && read.actionItems.length === counts.actionItems,
    'factors or action items of the report are missing',
  );
  must(counts.timelineEntries > 0, `no timeline was found in ${file}`);
  const dropped = report.dropped.reduce((sum: number, one: { count: number }) => sum + one.count, 0);
  story.tell(`${basename(file)} became ${read.key} and ${read.incident.key}: “${read.title}”`);
  story.tell(
    `${counts.timelineEntries} timeline entries, ${counts.factors} factors, ${counts.actionItems} action items; ${dropped} mentions of people replaced`,
  );
  return read.key;
}
