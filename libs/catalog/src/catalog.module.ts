import { IdentityModule } from '@identity';
import { Module } from '@nestjs/common';
import { AssessmentsService } from './assessments.service';
import { DependenciesService } from './dependencies.service';
import { FeaturesService } from './features.service';
import { ServicesService } from './services.service';

const services = [AssessmentsService, DependenciesService, FeaturesService, ServicesService];

@Module({ imports: [IdentityModule], providers: services, exports: services })
export class CatalogModule {}
