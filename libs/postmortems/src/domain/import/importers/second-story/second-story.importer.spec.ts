import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeImporter } from '../../describe-importer.test-kit';
import { parsePostmortem } from '../../parse-postmortem';
import { secondStoryImporter } from './second-story.importer';

const source = readFileSync(join(__dirname, 'fixtures', 'export.md'), 'utf8');

describeImporter(secondStoryImporter, source);

describe('our own export', () => {
  it('is known by its front matter, and its lists by their marks, whatever their titles', () => {
    const parsed = parsePostmortem(source, { redact: () => ({ replaced: [] }) });
    expect(parsed).toMatchObject({ importer: 'second-story', title: 'Orders slow', severity: 'SEV2', summary: 'Orders were slow.' });
    expect([parsed.timeline.length, parsed.factors.length, parsed.actionItems.length, parsed.lessons.wentWell.length]).toEqual([
      2, 1, 1, 1,
    ]);
    expect(parsed.milestones).toEqual([
      {
        kind: 'impactStart',
        occurredAt: '2031-02-01T10:00:00.000Z',
        zoneText: 'Europe/Berlin',
        sourceText: 'probe',
        confidence: 'measured',
      },
    ]);
  });
});
