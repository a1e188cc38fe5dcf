import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitWithParent } from './exit-with-parent';
import { processStartTime } from './process-start-time';

const sleeper = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });

describe('exitWithParent', () => {
  afterEach(() => {
    delete process.env.SUPERVISOR_PID;
  });

  it('leaves once, soon after the supervisor was killed', async () => {
    const parent = sleeper();
    process.env.SUPERVISOR_PID = String(parent.pid);
    let left = 0;
    exitWithParent(() => left++, 20);
    await sleep(80);
    expect(left).toBe(0);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await sleep(120);
    expect(left).toBe(1);
  });

  it('does nothing without a supervisor', async () => {
    let left = 0;
    exitWithParent(() => left++, 10);
    await sleep(50);
    expect(left).toBe(0);
  });
});

describe('processStartTime', () => {
  it('is stable while a process lives and absent afterwards', async () => {
    const child = sleeper();
    const first = processStartTime(child.pid ?? 0);
    expect(first).toBeDefined();
    expect(processStartTime(child.pid ?? 0)).toBe(first);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(processStartTime(child.pid ?? 0)).toBeUndefined();
  });
});
