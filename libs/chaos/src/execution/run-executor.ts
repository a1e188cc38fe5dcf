import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbeSpec } from '../domain/experiment';
import { guardFires, isBlind, judgeBaseline, type Sample } from '../domain/steady-state';
import type { ExecutionHost } from './execution-host';
import { finishRun } from './finish-run';
import { injectFaults } from './inject-faults';
import { addRunEvent, askFor, moveRun } from './ledger';
import type { RunMove } from './ledger/move-run';
import { disarmOnly, openFaults, rollBack } from './roll-back';
import { RunControl } from './run-control';
import { Sampler } from './sampler';
import { type HeldRun, takeRun } from './take-run';

/** The lease is gone; whatever else this worker would write is refused. */
class LeaseLostError extends Error {}

/** Carries one run at a time through its states; several executions go on side by side. */
export class RunExecutor {
  private readonly going = new Map<RunControl, Promise<void>>();
  private closing = false;

  constructor(private readonly host: ExecutionHost) {}

  /** Does what there is to do for the run now; returns when it is done, or when somebody else has it. */
  async execute(runId: string): Promise<void> {
    if (this.closing) throw new Error('this worker is stopping');
    const run = await takeRun(this.host.store, runId);
    if (!run) return;
    const control = new RunControl(this.host, run);
    const work = this.carry(run, control).finally(() => {
      control.end();
      this.going.delete(control);
    });
    this.going.set(control, work);
    await work;
  }

  /** Takes nothing new, removes the faults of what is going on, and hands the runs over. */
  async close(): Promise<void> {
    this.closing = true;
    for (const control of this.going.keys()) control.interrupt('lease_lost');
    await Promise.allSettled(this.going.values());
  }

  private async carry(run: HeldRun, control: RunControl): Promise<void> {
    const ending = { baselineMet: run.baselineMet, explanation: run.explanation };
    try {
      if (run.way === 'forward') {
        ending.baselineMet = await this.baseline(run, control);
        if (ending.baselineMet === false && !control.signal.aborted) {
          const explanation = 'The system was not steady before the faults; nothing was injected.';
          await finishRun(this.host, run, { event: 'baseline_not_met', baselineMet: false, interruption: null, explanation });
          return;
        }
        if (!control.signal.aborted) ending.explanation = await this.forward(run, control);
        control.settle();
        await this.leaveForward(run, control, ending.explanation);
      }
      await this.cleanUp(run, control, ending);
    } catch (error) {
      // The ledger is read past the lease: these faults are this run's, and removing them is always allowed.
      const left = await openFaults(this.host, run.id).catch(() => []);
      await disarmOnly(this.host, left);
      if (!(error instanceof LeaseLostError)) throw error;
      this.host.log.warn({ runId: run.id, epoch: run.epoch }, 'the lease of a run was lost; its faults were asked to go');
    }
  }

  private async baseline(run: HeldRun, control: RunControl): Promise<boolean | null> {
    const { baselineMs, streak } = run.spec.timing;
    const sampler = new Sampler(this.host, run, control, 'baseline');
    const needed = Math.max(0, ...sampler.probes.map((probe) => (streak - 1) * probe.intervalMs + probe.timeoutMs));
    const beganAt = performance.now();
    const enough = () => sampler.probes.every(({ name }) => (sampler.samples.get(name)?.length ?? 0) >= streak);
    while (!control.signal.aborted) {
      const elapsed = performance.now() - beganAt;
      if (elapsed >= baselineMs && (enough() || elapsed >= baselineMs + needed)) break;
      await sleep(50, undefined, { signal: control.signal }).catch(() => undefined);
    }
    await sampler.end();
    if (control.signal.aborted) return null;
    const met = sampler.probes.every(
      ({ name }) => judgeBaseline(sampler.samples.get(name) ?? [], streak, this.host.probes.now()) === 'met',
    );
    if (met) await this.move(run, { runId: run.id, event: 'baseline_met', set: { baseline_met: true }, text: 'Steady: the faults begin.' });
    return met;
  }

  /** Injects and observes; answers with why a fault could not be armed, or an empty text. */
  private async forward(run: HeldRun, control: RunControl): Promise<string> {
    const deviating = new Set<string>();
    const sampler = new Sampler(this.host, run, control, 'during', (probe, samples) => this.judge(run, control, probe, samples, deviating));
    try {
      return (await injectFaults(this.host, run, control)) ?? '';
    } finally {
      await sampler.end();
    }
  }

  private judge(run: HeldRun, control: RunControl, probe: ProbeSpec, samples: readonly Sample[], deviating: Set<string>): void {
    const newest = samples.at(-1)!;
    if (newest.met === false && !deviating.has(probe.name)) {
      deviating.add(probe.name);
      const text = `${probe.name} left its steady state: ${String(newest.value)}${newest.unit ? ` ${newest.unit}` : ''} (RUN-${run.number}).`;
      const event = {
        runId: run.id,
        kind: 'deviation',
        text,
        at: newest.at,
        data: { probe: probe.name, value: newest.value },
        forTimeline: true,
      };
      void this.host.store.transaction((query) => addRunEvent(query, event)).catch(() => undefined);
    }
    if (isBlind(samples, run.spec.timing.blindAfter)) control.interrupt('blind');
    const guard = run.spec.guards.abortOn.find((one) => one.probe === probe.name);
    if (guard && guardFires(samples, guard.consecutive)) control.interrupt('guard_probe');
  }

  private async leaveForward(run: HeldRun, control: RunControl, explanation: string): Promise<void> {
    const { interruption } = control;
    if (control.lost) throw new LeaseLostError();
    if (!interruption)
      return this.move(run, { runId: run.id, event: 'durations_over', text: 'All durations are over; the faults are removed.' });
    const event = interruption === 'arming_failed' ? 'arming_failed' : 'abort';
    const text = `Going forward has ended: ${interruption.replaceAll('_', ' ')}.${explanation ? ` ${explanation}` : ''}`;
    await this.host.store.transaction(async (query) => {
      const set = { interruption, explanation };
      const done =
        (await moveRun(query, { runId: run.id, event, epoch: run.epoch, set, text })) ||
        (await moveRun(query, { runId: run.id, event: 'abort', epoch: run.epoch, set, text }));
      if (!done) throw new LeaseLostError();
      await moveRun(query, {
        runId: run.id,
        event: 'arming_ended',
        epoch: run.epoch,
        text: 'Nothing is armed any more; the faults are removed.',
      });
    });
  }

  private async cleanUp(run: HeldRun, control: RunControl, ending: { baselineMet: boolean | null; explanation: string }): Promise<void> {
    const left = await rollBack(this.host, run.id, control.lostSignal);
    if (control.lost) throw new LeaseLostError();
    if (left.length > 0) {
      const explanation = `Needs hands: ${left.map((fault) => `${fault.external_name} on ${fault.target_name}`).join(', ')} could not be removed.`;
      return this.move(run, { runId: run.id, event: 'retries_spent', set: { explanation }, text: explanation });
    }
    await this.move(run, { runId: run.id, event: 'all_cleared', text: 'Every fault is gone by evidence; recovery is measured.' });
    if (this.closing) return this.handOver(run);
    const met = await this.verify(run, control);
    if (control.lost) throw new LeaseLostError();
    if (this.closing && !met) return this.handOver(run);
    const event = met ? 'recovery_met' : 'recovery_timed_out';
    const finished = await finishRun(this.host, run, { event, ...ending, interruption: control.interruption });
    if (!finished) throw new LeaseLostError();
  }

  /** True when the steady state is back, and when there was nothing to come back from. */
  private async verify(run: HeldRun, control: RunControl): Promise<boolean> {
    const [active] = await this.host.store.query('select 1 as one from fault where run_id = $1 and activated_at is not null limit 1', [
      run.id,
    ]);
    if (!active) return true;
    const { recoveryTimeoutMs, streak } = run.spec.timing;
    const sampler = new Sampler(this.host, run, control, 'after');
    const steady = ({ name }: ProbeSpec) => judgeBaseline(sampler.samples.get(name) ?? [], streak, this.host.probes.now()) === 'met';
    const until = performance.now() + recoveryTimeoutMs;
    const seen = new Set<string>();
    while (performance.now() < until && !control.lost && !this.closing) {
      for (const probe of sampler.probes) if (steady(probe)) seen.add(probe.name);
      if (seen.size === sampler.probes.length) break;
      await sleep(50);
    }
    await sampler.end();
    return seen.size === sampler.probes.length;
  }

  /** Gives the lease back so that another worker goes on at once. */
  private async handOver(run: HeldRun): Promise<void> {
    await this.host.store.transaction(async (query) => {
      const text = 'The worker is stopping; another one goes on.';
      if (await moveRun(query, { runId: run.id, event: 'lease_lost', epoch: run.epoch, set: { interruption: 'lease_lost' }, text }))
        await askFor(query, 'chaos.executeRun', { runId: run.id });
    });
  }

  private async move(run: HeldRun, move: RunMove): Promise<void> {
    const moved = await this.host.store.transaction((query) => moveRun(query, { ...move, epoch: run.epoch }));
    if (!moved) throw new LeaseLostError();
  }
}
