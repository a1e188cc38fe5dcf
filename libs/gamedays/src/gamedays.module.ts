import { CatalogModule } from '@catalog';
import { ChaosModule } from '@chaos';
import { IdentityModule } from '@identity';
import { IncidentsModule } from '@incidents';
import { Module } from '@nestjs/common';
import { PostmortemsModule } from '@postmortems';
import { ChecklistsService } from './checklists.service';
import { DebriefsService } from './debriefs.service';
import { FiringService } from './firing.service';
import { GameDaysService } from './game-days.service';
import { ObservationsService } from './observations.service';
import { PlannedRunsService } from './planned-runs.service';
import { PlansService } from './plans.service';
import { SchedulesService } from './schedules.service';
import { SettlingService } from './settling.service';
import { StoppingService } from './stopping.service';
import { WeaknessDecisionsService } from './weakness-decisions.service';

const services = [
  ChecklistsService,
  DebriefsService,
  FiringService,
  GameDaysService,
  ObservationsService,
  PlannedRunsService,
  PlansService,
  SchedulesService,
  SettlingService,
  StoppingService,
  WeaknessDecisionsService,
];

@Module({
  imports: [CatalogModule, ChaosModule, IdentityModule, IncidentsModule, PostmortemsModule],
  providers: services,
  exports: services,
})
export class GamedaysModule {}
