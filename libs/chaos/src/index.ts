import './chaos.policy';
import { ChaosTargetEntity } from './chaos-target.entity';
import { ChaosTargetsResolver } from './chaos-targets.resolver';
import { DriverConnectionEntity } from './driver-connection.entity';
import { DriverConnectionsResolver } from './driver-connections.resolver';
import { EmergencyStopEntity } from './emergency-stop.entity';
import { EmergencyStopsResolver } from './emergency-stops.resolver';
import { EnvironmentEntity } from './environment.entity';
import { EnvironmentsResolver } from './environments.resolver';
import { ExperimentEntity } from './experiment.entity';
import { ExperimentVersionEntity } from './experiment-version.entity';
import { ExperimentsResolver } from './experiments.resolver';
import { ExecuteRunHandler } from './jobs/execute-run.handler';
import { NoteRunEventsHandler } from './jobs/note-run-events.handler';
import { ReconcileRunsTicker } from './jobs/reconcile-runs.ticker';
import { RunEntity } from './run.entity';
import { RunsResolver } from './runs.resolver';
import { chaosLanguageResolvers } from './text-bearing-types';
import { WeaknessEntity } from './weakness.entity';
import { WeaknessesResolver } from './weaknesses.resolver';

export { ChaosModule } from './chaos.module';
export { EnvironmentEntity, type Protection } from './environment.entity';
export { Environment } from './environment.type';
export { EnvironmentsService } from './environments.service';
export { ExperimentEntity } from './experiment.entity';
export { Experiment } from './experiment.type';
export { ExperimentsService } from './experiments.service';
export { runFinished } from './jobs/run-finished.job';
export { RunEntity, type RunPurpose } from './run.entity';
export { Run } from './run.type';
export { type RunRequest, RunsService } from './runs.service';
export { WeaknessEntity } from './weakness.entity';
export { Weakness } from './weakness.type';
export { WeaknessesService } from './weaknesses.service';

export const chaosEntities = [
  ChaosTargetEntity,
  DriverConnectionEntity,
  EmergencyStopEntity,
  EnvironmentEntity,
  ExperimentEntity,
  ExperimentVersionEntity,
  RunEntity,
  WeaknessEntity,
];
export const chaosResolvers = [
  ChaosTargetsResolver,
  DriverConnectionsResolver,
  EmergencyStopsResolver,
  EnvironmentsResolver,
  ExperimentsResolver,
  RunsResolver,
  WeaknessesResolver,
  ...chaosLanguageResolvers,
];
export const chaosHandlers = [ExecuteRunHandler, NoteRunEventsHandler];
export const chaosTickers = [ReconcileRunsTicker];
