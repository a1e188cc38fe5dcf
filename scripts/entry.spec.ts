import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Entry {
  ensureReady(dir: string): Promise<void>;
  isInstalled(dir: string): boolean;
  tooOld(version: string): boolean;
  underLock<T>(dir: string, work: () => Promise<T>): Promise<T>;
}

const file = join(__dirname, '../bin/second-story');
const entry = createRequire(__filename)(file) as Entry;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'second-story-entry-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

function project(locked: string, installed?: string): void {
  writeFileSync(
    join(dir, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: locked }, 'node_modules/b': { version: '1.0.0', optional: true } } }),
  );
  if (!installed) return;
  mkdirSync(join(dir, 'node_modules'), { recursive: true });
  writeFileSync(join(dir, 'node_modules/.package-lock.json'), JSON.stringify({ packages: { 'node_modules/a': { version: installed } } }));
}

describe('bin/second-story', () => {
  it('refuses a Node that is too old and takes newer ones', () => {
    expect(['18.20.1', '20.18.9'].map(entry.tooOld)).toEqual([true, true]);
    expect(['20.19.0', '22.0.0', '24.9.1'].map(entry.tooOld)).toEqual([false, false, false]);
  });

  it('is one file without dependencies', () => {
    const required = [...readFileSync(file, 'utf8').matchAll(/require\('([^']+)'\)/g)].map((match) => match[1]);
    expect(required.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });

  it('wants an install when there is none, or another version than the lock file names', () => {
    project('1.0.0');
    expect(entry.isInstalled(dir)).toBe(false);
    project('2.0.0', '1.0.0');
    expect(entry.isInstalled(dir)).toBe(false);
  });

  it('is content with what matches the lock file, until that changes', () => {
    project('1.0.0', '1.0.0');
    expect(entry.isInstalled(dir)).toBe(true);
    project('1.1.0');
    expect(entry.isInstalled(dir)).toBe(false);
  });

  it('lets only one process prepare at a time', async () => {
    const order: string[] = [];
    const work = (name: string) => () =>
      new Promise<void>((resolve) => {
        order.push(`${name} in`);
        setTimeout(() => {
          order.push(`${name} out`);
          resolve();
        }, 150);
      });
    await Promise.all([entry.underLock(dir, work('a')), entry.underLock(dir, work('b'))]);
    expect(order).toEqual([order[0], order[0]?.replace('in', 'out'), order[2], order[2]?.replace('in', 'out')]);
    expect(existsSync(join(dir, '.cache/prepare.lock'))).toBe(false);
  });

  it('takes over the lock of a process that was killed', async () => {
    mkdirSync(join(dir, '.cache'));
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(dir, '.cache/prepare.lock'), String(dead));
    await expect(entry.underLock(dir, async () => 'done')).resolves.toBe('done');
  });

  it('needs neither install nor build where only the built product lies', async () => {
    await expect(entry.ensureReady(dir)).resolves.toBeUndefined();
  });

  it('prints help on standard output and nothing else', () => {
    expect(execFileSync(process.execPath, [file, 'help'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toMatch(
      /^Usage: second-story/,
    );
  });

  it('answers an unknown command with code 2 and the list', () => {
    const done = spawnSync(process.execPath, [file, 'fly'], { encoding: 'utf8' });
    expect([done.status, done.stdout]).toEqual([2, '']);
    expect(done.stderr).toContain('there is no command "fly"');
  });
});
