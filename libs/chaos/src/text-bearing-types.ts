import './environment.reads';
import './run.reads';
import { column, type Sql } from '@platform/reads';
import { textBearing } from '@postmortems';
import { EmergencyStop, Environment } from './environment.type';
import { Experiment, ExperimentVersion } from './experiment.type';
import { Run } from './run.type';
import { Weakness } from './weakness.type';

const plain = (field: string, sql: Sql = column(field), section: 'factors' | 'other' = 'other') =>
  ({ field, sql, format: 'plain', section }) as const;

/** What people write about experiments and runs, in the one list of text-bearing types. */
export const chaosLanguageResolvers = [
  textBearing({ object: () => Environment, type: 'Environment', table: 'environment', texts: [plain('description')] }),
  textBearing({
    object: () => EmergencyStop,
    type: 'EmergencyStop',
    table: 'emergency_stop',
    texts: [plain('reason'), plain('releaseReason', column('release_reason'))],
  }),
  textBearing({
    object: () => Experiment,
    type: 'Experiment',
    table: 'experiment',
    texts: [plain('title'), plain('description')],
  }),
  textBearing({
    object: () => ExperimentVersion,
    type: 'ExperimentVersion',
    table: 'experiment_version',
    texts: [
      plain('hypothesis', (t) => `(${t}.spec->>'hypothesis')`),
      { ...plain('steadyState.title', (t) => `(${t}.spec->'steadyState'->>'title')`), shownBy: 'SteadyState.title' },
    ],
  }),
  textBearing({ object: () => Run, type: 'Run', table: 'run', texts: [plain('stopReason', column('stop_reason'))] }),
  textBearing({
    object: () => Weakness,
    type: 'Weakness',
    table: 'weakness',
    texts: [plain('statement', column('statement'), 'factors'), plain('decisionReason', column('decision_reason'))],
  }),
];
