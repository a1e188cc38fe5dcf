import { CatalogModule } from '@catalog';
import { IdentityModule } from '@identity';
import { Module } from '@nestjs/common';
import { ImpactWindowsService } from './impact-windows.service';
import { IncidentRecordsService } from './incident-records.service';
import { IncidentStatusesService } from './incident-statuses.service';
import { IncidentsService } from './incidents.service';
import { MilestonesService } from './milestones.service';
import { TimelineService } from './timeline.service';

const services = [
  ImpactWindowsService,
  IncidentRecordsService,
  IncidentStatusesService,
  IncidentsService,
  MilestonesService,
  TimelineService,
];

@Module({ imports: [CatalogModule, IdentityModule], providers: services, exports: services })
export class IncidentsModule {}
