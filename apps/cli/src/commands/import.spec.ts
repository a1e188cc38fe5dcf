import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { TestFolder } from '../language/call.test-kit';
import { run } from './import';

const EXAMPLE = join(__dirname, '../../../../examples/postmortems/2026-03-12-slow-catalog.md');

const folder = new TestFolder();

async function call(...argv: string[]) {
  let out = '';
  let err = '';
  const sink = (add: (text: string) => void) => ({ write: (text: string) => add(text) });
  const io = { stdin: Readable.from([]), stdout: sink((text) => (out += text)), stderr: sink((text) => (err += text)) };
  return { code: await run(argv, io), out, err };
}

describe('import postmortem --dry-run --offline', () => {
  it('prints the parse as JSON without a server', async () => {
    const { code, out } = await call('postmortem', EXAMPLE, '--dry-run', '--offline', '--json');
    const parsed = JSON.parse(out);
    expect(code).toBe(0);
    expect(parsed).toMatchObject({ title: 'Orders stopped while the catalog was slow', date: '2026-03-12' });
    expect([parsed.timeline.length, parsed.factors.length, parsed.actionItems.length]).toEqual([12, 6, 6]);
  });

  it('tells in words what it would become', async () => {
    const { code, out } = await call('postmortem', EXAMPLE, '--dry-run', '--offline');
    expect(code).toBe(0);
    expect(out).toContain('12 timeline entries');
    expect(out).toContain('nothing was saved');
  });

  it('replaces people and shows what was there in the list alone', async () => {
    const file = folder.file(
      'report.md',
      '# Disk full\n\n## Timeline\n\n- 2026-01-02 10:00 UTC: @jdoe restarted the node\n\nMail: someone@example.org\nName: <other@example.org>\n',
    );
    const { out } = await call('postmortem', file, '--dry-run', '--offline', '--json');
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
    [['postmortem', 'a.md', '--offline']],
    [['postmortem', 'a.md', '--dry-run', '--zone', 'Mars/X']],
    [[]],
    [['postmortem']],
    [['incident', 'x.md']],
    [['postmortem', 'a.md', 'b.md']],
    [['postmortem', 'a.md', '--what']],
  ])('explains itself for %j', async (argv) => {
    const { code, err } = await call(...argv);
    expect(code).toBe(2);
    expect(err).toContain('Usage:');
  });

  it('says which file cannot be read, and why', async () => {
    expect(await call('postmortem', '/nonexistent/report.md', '--dry-run', '--offline')).toEqual({
      code: 1,
      out: '',
      err: '/nonexistent/report.md: cannot be read: there is no such file\n',
    });
    const binary = folder.file('image.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]));
    expect(await call('postmortem', binary)).toEqual({ code: 1, out: '', err: `${binary}: not UTF-8 text\n` });
  });
});

describe('import postmortem with a server', () => {
  const REPORT = {
    importer: 'generic',
    title: 'Disk full',
    counts: { timelineEntries: 1, milestones: 0, factors: 0, actionItems: 2 },
    hints: [{ code: 'owner_team_unknown', message: 'no such team', line: 8, severity: 'WARNING' }],
    dropped: [{ kind: 'name', line: 5, count: 1, replacement: 'a responder', originals: ['Zorblax'] }],
    unparsed: [],
  };
  const TOO_FAR = { code: 'TIME_TOO_FAR', message: 'Line 7: check the year.', path: ['input', 'source'] };
  let answer: { status: number; body: string };
  let asked: { input: Record<string, unknown>; token: string | undefined }[];
  let server: Server;
  let url: string;
  const environment = { ...process.env };

  beforeEach(async () => {
    asked = [];
    server = createServer(async (request, response) => {
      asked.push({ input: JSON.parse(await text(request)).variables.input, token: request.headers.authorization });
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, { SECOND_STORY_URL: url, SECOND_STORY_TOKEN: 'secret' });
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
    process.env = { ...environment };
  });
  const answers = (payload: object, errors?: object[]): void => {
    const postmortemImport = { incident: null, postmortem: null, report: null, userErrors: [], ...payload };
    answer = { status: 200, body: JSON.stringify(errors ? { data: null, errors } : { data: { postmortemImport } }) };
  };

  it('asks it in a dry run, with the template', async () => {
    answers({ report: REPORT });
    const argv = ['postmortem', EXAMPLE, '--dry-run', '--template', 'learning_review', '--zone', 'CET'];
    const { code, out, err } = await call(...argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('nothing was saved');
    expect(out).toContain('line 8: warning: no such team');
    expect(out).toContain('Zorblax');
    const input = { fileName: '2026-03-12-slow-catalog.md', templateKey: 'learning_review', defaultZone: 'CET', dryRun: true };
    expect(asked).toEqual([{ input: { source: expect.stringContaining('# '), ...input }, token: 'Bearer secret' }]);
    const { hints, userErrors, server: by, ...rest } = JSON.parse((await call(...argv, '--json')).out);
    expect([hints[0].severity, userErrors, by, rest.counts]).toEqual(['warning', [], url, REPORT.counts]);
  });

  it('has the same parts in JSON whether a server was asked or not', async () => {
    answers({ report: REPORT });
    const parts = async (...more: string[]) =>
      Object.keys(JSON.parse((await call('postmortem', EXAMPLE, '--dry-run', '--json', ...more)).out));
    expect(await parts('--offline')).toEqual(expect.arrayContaining(await parts()));
    expect(asked).toHaveLength(1);
  });

  it.each([[['--dry-run']], [[]]])('tells what is refused as sentences with their path: %j', async (more) => {
    answers({ userErrors: [TOO_FAR] });
    expect(await call('postmortem', EXAMPLE, ...more)).toEqual({
      code: 1,
      out: '',
      err: `${EXAMPLE}: Line 7: check the year. (TIME_TOO_FAR at input.source)\n`,
    });
    answers({}, [{ message: 'Sign in first.', path: ['postmortemImport'], extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await call('postmortem', EXAMPLE, ...more)).toMatchObject({
      code: 1,
      err: `${EXAMPLE}: Sign in first. (UNAUTHENTICATED at postmortemImport)\n`,
    });
    answer = { status: 502, body: '<html>' };
    expect(await call('postmortem', EXAMPLE, ...more)).toMatchObject({ code: 1, err: expect.stringContaining('HTTP 502 without JSON') });
  });

  it('reads the file itself in a dry run when none answers, and says what it does not know', async () => {
    server.close();
    server.closeAllConnections();
    const { code, out, err } = await call('postmortem', EXAMPLE, '--dry-run', '--template', 'x');
    expect([code, asked]).toEqual([0, []]);
    expect(out).toContain('12 timeline entries');
    expect(err).toMatch(/does not answer at .*: ECONNREFUSED.*teams, services, people and templates of the deployment are unknown/);
    expect(await call('postmortem', EXAMPLE)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('does not answer') });
  });

  it('shows what an import became', async () => {
    const made = { incident: { id: '1', key: 'INC-1', title: 'Disk full' }, postmortem: { id: '2', key: 'PM-1' } };
    answers({ ...made, report: REPORT });
    expect(await call('postmortem', EXAMPLE)).toMatchObject({ code: 0, out: expect.stringContaining('became INC-1 and PM-1'), err: '' });
    expect(JSON.parse((await call('postmortem', EXAMPLE, '--json')).out)).toMatchObject({ ...made, userErrors: [], server: url });
  });
});
