import { escapeMarkdown } from '@platform/markdown';
import type { PostmortemDocument } from './domain/export/document';
import { postmortemToMarkdown } from './domain/export/postmortem-to-markdown';
import type { Template, TemplateField, TemplateSection } from './domain/templates/template';

const AT = '2031-02-01T10:';

/** A document of this template, filled with a made-up incident; `refused` are the reasons why it could not be saved as it is. */
export function preview(template: Template, refused: readonly string[] = []): string {
  const sections = template.sections.map((section) => ({
    key: section.key,
    title: `${section.title}${section.required ? ' (required)' : ''}`,
    contentKind: section.contentKind,
    body: bodyOf(section),
  }));
  return postmortemToMarkdown({
    ...SAMPLE,
    title: `${template.title}: orders were slow`,
    sections: [
      ...part('refused', 'Not accepted yet', refused.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n')),
      ...part('opening', 'Opening', quoted(template.openingText)),
      ...sections,
      ...part('fields', 'Facts', template.fields.map(factOf).join('\n')),
    ],
  });
}

const part = (key: string, title: string, body: string): PostmortemDocument['sections'] =>
  body === '' ? [] : [{ key, title, contentKind: 'markdown', body }];

function bodyOf({ prompt, help, questions, starterText }: TemplateSection): string {
  const asked = questions.map((question) => `- ${escapeMarkdown(question)}`).join('\n');
  return [`_${escapeMarkdown(prompt)}_`, quoted(help), asked && `Questions for the review:\n\n${asked}`, starterText]
    .filter(Boolean)
    .join('\n\n');
}

function factOf({ label, type, options, help, required }: TemplateField): string {
  const sample = `- ${escapeMarkdown(label)}${required ? ' (required)' : ''}: ${options?.[0] ?? SAMPLES[type]}`;
  return help ? `${sample} (${escapeMarkdown(help)})` : sample;
}

const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
    .replace(/^>$/, '');

const SAMPLES: Readonly<Record<string, string>> = {
  text: 'A few words',
  number: '12.5',
  date_time: `${AT}00:00.000Z`,
  duration: '20',
  link: 'https://example.org/dashboard',
  team: 'Ordering',
  service: 'order',
};

const SAMPLE: PostmortemDocument = {
  key: 'PM-0',
  title: '',
  status: 'draft',
  published: null,
  incident: { key: 'INC-0', kind: 'real' },
  severity: 'SEV2',
  milestones: [{ kind: 'impact_start', occurredAt: `${AT}00:00.000Z`, zone: 'UTC', source: 'probe', confidence: 'measured' }],
  sections: [],
  timeline: [
    {
      occurredAt: `${AT}00:00.000Z`,
      endsAt: null,
      zone: 'UTC',
      source: 'probe',
      confidence: 'measured',
      text: 'The share of successful orders falls below 95 %.',
    },
    {
      occurredAt: `${AT}20:00.000Z`,
      endsAt: null,
      zone: 'UTC',
      source: 'probe',
      confidence: 'measured',
      text: 'Orders are back to normal.',
    },
  ],
  factors: [
    {
      title: 'Calls from order to catalog have no timeout',
      body: '',
      category: 'design',
      stabilityPattern: 'timeout',
      woodsConcept: 'robustness',
      services: ['order', 'catalog'],
    },
  ],
  mitigators: [{ kind: 'went_well', text: 'The dashboard separates own time from waiting time.' }],
  actionItems: [
    {
      key: 'AI-0',
      title: 'Put a timeout on calls from order to catalog',
      body: '',
      ownerTeam: 'Ordering',
      status: 'committed',
      priority: 'high',
      kind: 'prevent',
      due: '2031-03-01',
      trackerUrls: [],
      verification: 'experiment',
      notDoingReason: null,
    },
  ],
  language: null,
};
