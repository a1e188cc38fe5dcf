import { CatalogModule } from '@catalog';
import { IdentityModule } from '@identity';
import { IncidentsModule } from '@incidents';
import { Module } from '@nestjs/common';
import { ActionEvidenceService } from './action-evidence.service';
import { ActionItemsService } from './action-items.service';
import { ActionMovesService } from './action-moves.service';
import { BuiltInTemplates } from './built-in-templates';
import { DocumentsService } from './documents.service';
import { ExperimentVersions } from './experiment-versions';
import { FactorsService } from './factors.service';
import { FieldsService } from './fields.service';
import { FindingsService } from './findings.service';
import { ImportsService } from './imports.service';
import { LanguageService } from './language.service';
import { LanguageRulesService } from './language-rules.service';
import { MitigatorsService } from './mitigators.service';
import { PostmortemsService } from './postmortems.service';
import { PublishingService } from './publishing.service';
import { SectionsService } from './sections.service';
import { TemplateImportsService } from './template-imports.service';
import { TemplatesService } from './templates.service';

const services = [
  ActionEvidenceService,
  ActionItemsService,
  ActionMovesService,
  DocumentsService,
  ExperimentVersions,
  FactorsService,
  FieldsService,
  FindingsService,
  ImportsService,
  LanguageRulesService,
  LanguageService,
  MitigatorsService,
  PostmortemsService,
  PublishingService,
  SectionsService,
  TemplateImportsService,
  TemplatesService,
];

@Module({ imports: [CatalogModule, IdentityModule, IncidentsModule], providers: [...services, BuiltInTemplates], exports: services })
export class PostmortemsModule {}
