import { CatalogModule } from '@catalog';
import { IdentityModule } from '@identity';
import { IncidentsModule } from '@incidents';
import { Module } from '@nestjs/common';
import { PostmortemsModule } from '@postmortems';
import { ChaosTargetsService } from './chaos-targets.service';
import { DriverConnectionsService } from './driver-connections.service';
import { EmergencyStopsService } from './emergency-stops.service';
import { EnvironmentsService } from './environments.service';
import { ExperimentsService } from './experiments.service';
import { PinnedVersions } from './pinned-versions';
import { RunExecutionService } from './run-execution.service';
import { RunsService } from './runs.service';
import { WeaknessesService } from './weaknesses.service';

const services = [
  ChaosTargetsService,
  DriverConnectionsService,
  EmergencyStopsService,
  EnvironmentsService,
  ExperimentsService,
  RunExecutionService,
  RunsService,
  WeaknessesService,
];

@Module({
  imports: [IdentityModule, CatalogModule, IncidentsModule, PostmortemsModule],
  providers: [...services, PinnedVersions],
  exports: services,
})
export class ChaosModule {}
