import { setTimeout as sleep } from 'node:timers/promises';
import { must } from './demo-failure';
import type { Answer, GraphqlApi } from './graphql-api';
import { figure, type Story, span } from './story';

const POLL_MS = 500;
const LONGEST_MS = 120_000;

const RUN = `
  id key lifecycle outcome outcomeReason explanation residue recovered timeToDetectMs timeToRecoverMs startedAt
  faults { kind state activatedAt endedAt target { name } }
  deviations { probe unit baselineMedian worst worstAt evaluated deviatedShare deviated timeToDetectMs timeToRecoverMs recovered }`;

/** Waits until this is so, asking again and again. `read` answers null while it is not. */
export async function until<Value>(what: string, read: () => Promise<Value | null>, longestMs = LONGEST_MS): Promise<Value> {
  for (const end = Date.now() + longestMs; Date.now() < end; await sleep(POLL_MS)) {
    const value = await read();
    if (value !== null) return value;
  }
  must(false, `${what} did not happen within ${longestMs / 1_000} s`);
}

/** Follows a run to its end, telling each step. Answers with the run as it stands then. */
export async function watchRun(api: GraphqlApi, story: Story, id: string): Promise<Answer> {
  let seen = '';
  await until('the end of the run', async () => {
    const { run } = await api.query('query ($id: ID!) { run(id: $id) { lifecycle explanation faults { kind state target { name } } } }', {
      id,
    });
    const faults = run.faults
      .filter((fault: Answer) => fault.state === 'ACTIVE')
      .map((fault: Answer) => `${fault.kind} on ${fault.target.name}`);
    const now = `${run.lifecycle.toLowerCase().replaceAll('_', ' ')}${faults.length > 0 ? ` (${faults.join(', ')})` : ''}`;
    if (now !== seen) story.meanwhile(now);
    seen = now;
    must(!['REFUSED', 'EXPIRED', 'CANCELLED'].includes(run.lifecycle), `the run was not carried out: ${run.explanation}`);
    must(run.lifecycle !== 'ROLLBACK_FAILED', `a fault could not be removed: ${run.explanation}`);
    return run.lifecycle === 'FINISHED' ? run : null;
  });
  const { run } = await api.query(`query ($id: ID!) { run(id: $id) { ${RUN} } }`, { id });
  must(run.residue === 'NONE', `the run left something behind: ${run.residue}`);
  must(
    run.faults.every((fault: Answer) => fault.state === 'CLEARED' || fault.state === 'NEVER_ARMED'),
    'not every fault is known to be gone',
  );
  return run;
}

/** The figures of a run, one line per fault and probe. */
export function tellRun(story: Story, run: Answer): void {
  for (const { kind, target, activatedAt, endedAt } of run.faults)
    if (activatedAt) story.tell(`${kind} on ${target.name} from ${clock(activatedAt)} to ${clock(endedAt)}`);
  for (const one of run.deviations) {
    const share =
      one.deviatedShare === null
        ? 'not evaluated'
        : `${Math.round(one.deviatedShare * 100)} % of ${one.evaluated} readings out of tolerance`;
    const worst = `usually ${figure(one.baselineMedian, one.unit)}, farthest ${figure(one.worst, one.unit)}`;
    const times = one.deviated ? `; seen after ${span(one.timeToDetectMs)}, back after ${span(one.timeToRecoverMs)}` : '';
    story.tell(`${one.probe}: ${worst}; ${share}${times}`);
  }
}

const clock = (time: string | null): string => (time ? time.slice(11, 23) : 'unknown');
