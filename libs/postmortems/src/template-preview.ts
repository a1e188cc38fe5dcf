import type { PostmortemDocument } from './domain/export/document';
import { postmortemToMarkdown } from './domain/export/postmortem-to-markdown';
import type { Template } from './domain/templates/template';

const AT = '2031-02-01T10:';

/** A document of this template, filled with a made-up incident. */
export function preview(template: Template): string {
  const fields = template.fields.map(({ label, type, options }) => `- ${label}: ${options?.[0] ?? SAMPLES[type]}`).join('\n');
  const sections = template.sections.map(({ key, title, prompt, starterText, contentKind }) => ({
    key,
    title,
    contentKind,
    body: [`_${prompt}_`, starterText].filter(Boolean).join('\n\n'),
  }));
  return postmortemToMarkdown({
    ...SAMPLE,
    title: `${template.title}: orders were slow`,
    sections: fields ? [...sections, { key: 'fields', title: 'Facts', contentKind: 'markdown', body: fields }] : sections,
  });
}

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
    },
  ],
  language: null,
};
