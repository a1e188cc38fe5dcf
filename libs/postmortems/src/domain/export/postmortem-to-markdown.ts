import { escapeMarkdown, escapeTableCell } from '@platform/markdown';
import type { ContentKind } from '../section-content';
import { contained } from './contain';
import {
  DOCUMENT_FORMAT,
  type DocumentActionItem,
  type DocumentFactor,
  type DocumentMitigator,
  type DocumentSection,
  type PostmortemDocument,
} from './document';

const LIST_TITLES: Record<Exclude<ContentKind, 'markdown'>, string> = {
  timeline: 'Timeline',
  factors: 'Contributing factors',
  mitigators: 'What helped and where we were lucky',
  actions: 'Action items',
};
const MITIGATOR_TITLES = { went_well: 'What went well', was_hard: 'What was hard', got_lucky: 'Where we got lucky' } as const;
const words = (name: string): string => name.replace(/_/g, ' ');

/** Writes a postmortem as Markdown with front matter: the same model gives the same bytes, LF line ends. The importer `second-story` reads it back. */
export function postmortemToMarkdown(model: PostmortemDocument): string {
  const listed = new Set(model.sections.map(({ contentKind }) => contentKind));
  const missing = (Object.keys(LIST_TITLES) as (keyof typeof LIST_TITLES)[])
    .filter((contentKind) => !listed.has(contentKind) && listOf(model, contentKind) !== '')
    .map((contentKind): DocumentSection => ({ key: contentKind, title: LIST_TITLES[contentKind], contentKind, body: '' }));
  const written = new Set<ContentKind>();
  const parts = [frontMatter(model), `# ${escapeMarkdown(model.title)}`, facts(model), milestones(model)];
  for (const section of [...model.sections, ...missing]) {
    // A second section of the same list would repeat it.
    const list = section.contentKind === 'markdown' || written.has(section.contentKind) ? '' : listOf(model, section.contentKind);
    written.add(section.contentKind);
    parts.push(`## ${escapeMarkdown(section.title) || words(section.key)}`, marker(section), contained(section.body, 2), list);
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const marker = ({ key, contentKind }: DocumentSection): string => `<!-- second-story: ${contentKind} ${key.replace(/[^\w-]/g, '_')} -->`;

function frontMatter(model: PostmortemDocument): string {
  const values: [string, string | number | null][] = [
    ['format', DOCUMENT_FORMAT],
    ['key', model.key],
    ['title', model.title.replace(/\s+/g, ' ').trim()],
    ['status', model.status],
    ['severity', model.severity],
    ['incident', model.incident?.key ?? null],
    ['publishedVersion', model.published?.version ?? null],
    ['publishedAt', model.published?.at ?? null],
  ];
  return ['---', ...values.filter(([, value]) => value !== null).map(([key, value]) => `${key}: ${JSON.stringify(value)}`), '---'].join(
    '\n',
  );
}

function facts(model: PostmortemDocument): string {
  const lines: [string, string | null][] = [
    ['Postmortem', `${model.key}, ${words(model.status)}${model.published ? `, version ${model.published.version}` : ''}`],
    ['Incident', model.incident ? `${model.incident.key}${model.incident.kind === 'drill' ? ' (drill)' : ''}` : null],
    ['Severity', model.severity],
    ['Language', languageLine(model)],
  ];
  return lines
    .filter(([, value]) => value)
    .map(([label, value]) => `- ${label}: ${escapeMarkdown(value!)}`)
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
const plainCell = (text: string): string => escapeTableCell(escapeMarkdown(text));
/** Whole minutes are shown as such; nothing is ever rounded. */
const utc = (iso: string | null): string => (iso === null ? '?' : iso.replace('T', ' ').replace(/(?::00)?(?:\.000)?Z$/, ''));

function milestones(model: PostmortemDocument): string {
  if (model.milestones.length === 0) return '';
  const rows = model.milestones.map((m) => [
    plainCell(words(m.kind)),
    utc(m.occurredAt),
    plainCell(m.zone),
    plainCell(m.source),
    plainCell(m.confidence),
  ]);
  return `## Milestones\n\n${table(['Milestone', 'Time (UTC)', 'Zone', 'Source', 'Confidence'], rows)}`;
}

function listOf(model: PostmortemDocument, kind: ContentKind): string {
  if (kind === 'timeline' && model.timeline.length > 0) {
    const rows = model.timeline.map((e) => [
      utc(e.occurredAt),
      e.endsAt ? utc(e.endsAt) : '',
      plainCell(e.zone),
      plainCell(e.source),
      plainCell(e.confidence),
      escapeTableCell(e.text),
    ]);
    return table(['Time (UTC)', 'Until (UTC)', 'Zone', 'Source', 'Confidence', 'Event'], rows);
  }
  if (kind === 'factors') return model.factors.map(factor).join('\n\n');
  if (kind === 'mitigators') return mitigators(model.mitigators);
  return kind === 'actions' ? model.actionItems.map(actionItem).join('\n\n') : '';
}

/** Facts of one item as a table of one row. A list would run together with a list that starts the body. */
function factsTable(facts: readonly [string, string | null][]): string {
  const stated = facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
  return table(
    stated.map(([label]) => label),
    [stated.map(([label, value]) => (label === 'Tracker' ? escapeTableCell(value) : plainCell(value)))],
  );
}
const block = (title: string, facts: string, body: string): string =>
  [`### ${escapeMarkdown(title)}`, facts, contained(body, 3)].filter((part) => part !== '').join('\n\n');

function factor(item: DocumentFactor): string {
  const facts = factsTable([
    ['Category', words(item.category)],
    ['Pattern', item.stabilityPattern && words(item.stabilityPattern)],
    ['Concept', item.woodsConcept && words(item.woodsConcept)],
    ['Services', item.services.join(', ')],
  ]);
  return block(item.title, facts, item.body);
}

function actionItem(item: DocumentActionItem): string {
  const facts = factsTable([
    ['Key', item.key],
    ['Team', item.ownerTeam ?? 'none yet'],
    ['Status', words(item.status)],
    ['Priority', item.priority],
    ['Kind', item.kind],
    ['Due', item.due],
    ['Verification', item.verification],
    ['Not doing because', item.notDoingReason?.replace(/\s+/g, ' ') ?? null],
    ['Tracker', item.trackerUrls.map((url) => `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`).join(' ')],
  ]);
  return block(item.title, facts, item.body);
}

function mitigators(items: readonly DocumentMitigator[]): string {
  const kinds = ['went_well', 'was_hard', 'got_lucky'] as const;
  return kinds
    .map((kind) => {
      const texts = items.filter((item) => item.kind === kind).map(({ text }) => `- ${contained(text, 3).replace(/\n/g, '\n  ')}`);
      return texts.length === 0 ? '' : `### ${MITIGATOR_TITLES[kind]}\n\n${texts.join('\n')}`;
    })
    .filter((part) => part !== '')
    .join('\n\n');
}

function languageLine({ language }: PostmortemDocument): string {
  if (!language) return 'not checked';
  const { checkerVersion, openErrors, openWarnings, keptFindings, gate, rulesChanged, unchecked } = language;
  return [
    `checked with rules ${checkerVersion}`,
    ...(rulesChanged > 0 ? [`rules changed from default: ${rulesChanged}`] : []),
    `gate: ${gate}`,
    `open errors: ${openErrors}`,
    `open warnings: ${openWarnings}`,
    `wordings kept with a reason: ${keptFindings}`,
    ...(unchecked.length > 0 ? [`not checked: ${unchecked.join(', ')}`] : []),
  ].join('; ');
}
