import type { Rig } from './rig';

/** One fault of a plan on one of the rig's proxies. */
export interface PlannedFault {
  target: string;
  kind: string;
  params?: Record<string, unknown>;
  durationMs: number;
  startAfterMs?: number;
}

/** An environment whose targets are all proxies of the rig, made through the public API; and experiments in it. */
export class ChaosSetup {
  private constructor(
    private readonly rig: Rig,
    readonly environmentId: string,
  ) {}

  static async make(rig: Rig): Promise<ChaosSetup> {
    const { api } = rig;
    await rig.agentReady();
    const { environment } = await api.must('environmentCreate', { name: 'Loopback', protection: 'OPEN' }, 'environment { id }');
    const { driverConnection } = await api.must(
      'driverConnectionCreate',
      { name: 'Agent of the suite', kind: 'local', settings: { url: rig.agentUrl }, secrets: [{ name: 'token', value: rig.agentToken }] },
      'driverConnection { id }',
    );
    for (const name of rig.proxies.keys()) {
      const input = { name, environmentId: environment.id, connectionId: driverConnection.id, driverTarget: name };
      await api.must('chaosTargetCreate', input, 'chaosTarget { id }');
    }
    return new ChaosSetup(rig, environment.id);
  }

  /** An experiment that watches the status behind its first target: short baseline, short way back. Answers with its id. */
  async experiment(title: string, faults: readonly PlannedFault[]): Promise<string> {
    const port = this.rig.proxies.get(faults[0]!.target)!;
    const probe = {
      name: 'status',
      kind: 'http',
      settings: { url: `http://127.0.0.1:${port}/`, value: { from: 'status' } },
      tolerance: 200,
      timeoutMs: 1_000,
      intervalMs: 100,
    };
    const spec = {
      steadyState: { title: 'The service answers', probes: [probe] },
      hypothesis: 'It goes on answering.',
      injections: faults.map((fault, i) => ({ ref: `f${i + 1}`, driver: 'local', params: {}, ...fault })),
      guards: { maxTargets: 50 },
      timing: { baselineMs: 600, recoveryTimeoutMs: 3_000, streak: 3, blindAfter: 50 },
    };
    const input = { title, environmentId: this.environmentId, spec };
    return (await this.rig.api.must('experimentCreate', input, 'experiment { id }')).experiment.id;
  }
}
