import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from './import';

const EXAMPLE = join(__dirname, '../../../../examples/postmortems/2026-03-12-slow-catalog.md');

async function call(...argv: string[]) {
  let out = '';
  let err = '';
  const sink = (add: (text: string) => void) => ({ write: (text: string) => add(text) });
  const io = { stdin: Readable.from([]), stdout: sink((text) => (out += text)), stderr: sink((text) => (err += text)) };
  return { code: await run(argv, io), out, err };
}

describe('import postmortem --dry-run', () => {
  it('prints the parse as JSON without a server', async () => {
    const { code, out } = await call('postmortem', EXAMPLE, '--dry-run', '--json');
    const parsed = JSON.parse(out);
    expect(code).toBe(0);
    expect(parsed).toMatchObject({ title: 'Orders stopped while the catalog was slow', date: '2026-03-12' });
    expect([parsed.timeline.length, parsed.factors.length, parsed.actionItems.length]).toEqual([12, 6, 6]);
  });

  it('tells in words what it would become', async () => {
    const { code, out } = await call('postmortem', EXAMPLE, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('12 timeline entries');
    expect(out).toContain('nothing was saved');
  });

  it('replaces people and shows what was there in the list alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'second-story-import-'));
    const file = join(folder, 'report.md');
    writeFileSync(
      file,
      '# Disk full\n\n## Timeline\n\n- 2026-01-02 10:00 UTC: @jdoe restarted the node\n\nMail: someone@example.org\nName: <other@example.org>\n',
    );
    const { out } = await call('postmortem', file, '--dry-run', '--json');
    rmSync(folder, { recursive: true });
    const { dropped, ...parsed } = JSON.parse(out);
    expect(JSON.stringify(parsed)).not.toMatch(/jdoe|someone@example|other@example/);
    expect(parsed.timeline).toHaveLength(1);
    expect(
      dropped.map(({ line, kind, originals }: { line: number; kind: string; originals: string[] }) => [line, kind, originals]),
    ).toEqual([
      [5, 'handle', ['@jdoe']],
      [7, 'email', ['someone@example.org']],
      [8, 'byline', ['Name: <other@example.org>']],
    ]);
  });
});

describe('import, wrongly used', () => {
  it.each([
    [['postmortem', 'a.md', '--dry-run', '--template', 'x']],
    [[]],
    [['postmortem']],
    [['incident', 'x.md']],
    [['postmortem', 'a.md', 'b.md']],
    [['postmortem', 'a.md', '--what']],
  ])('explains itself for %j', async (argv) => {
    const { code, err } = await call(...argv);
    expect(code).toBe(2);
    expect(err).toContain('usage:');
  });

  it('says which file cannot be read', async () => {
    const { code, err } = await call('postmortem', '/nonexistent/report.md', '--dry-run');
    expect(code).toBe(1);
    expect(err).toContain('/nonexistent/report.md');
  });
});
