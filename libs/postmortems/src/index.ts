import './postmortems.policy';
import './template.reads';
import './postmortem.reads';
import './action-item.reads';
import { ActionItemEntity } from './action-item.entity';
import { ActionItemLinksResolver } from './action-item-links.resolver';
import { ActionItemsResolver } from './action-items.resolver';
import { ContributingFactorEntity } from './contributing-factor.entity';
import { ContributingFactorsResolver } from './contributing-factors.resolver';
import { ImportsResolver } from './imports.resolver';
import { IncidentPostmortemsResolver } from './incident-postmortems.resolver';
import { LanguageResolver } from './language.resolver';
import { LanguageRulesResolver } from './language-rules.resolver';
import { MitigatorEntity } from './mitigator.entity';
import { MitigatorsResolver } from './mitigators.resolver';
import { PostmortemEntity } from './postmortem.entity';
import { PostmortemFieldEntity } from './postmortem-field.entity';
import { PostmortemSectionEntity } from './postmortem-section.entity';
import { PostmortemsResolver } from './postmortems.resolver';
import { SectionsResolver } from './sections.resolver';
import { TemplateEntity } from './template.entity';
import { TemplateVersionEntity } from './template-version.entity';
import { TemplatesResolver } from './templates.resolver';
import { languageFieldResolvers } from './text-bearing-types';

export type { RunVerdict } from './action-evidence.service';
export { ActionItemEntity } from './action-item.entity';
export { ActionItem } from './action-item.type';
export { ActionItemsService, type NewActionItem } from './action-items.service';
export { ContributingFactor } from './contributing-factor.type';
export { ExperimentVersions, type VersionLookup } from './experiment-versions';
export { FactorsService, type NewFactor } from './factors.service';
export { MitigatorsService } from './mitigators.service';
export { PostmortemEntity } from './postmortem.entity';
export { Postmortem } from './postmortem.type';
export { PostmortemsModule } from './postmortems.module';
export { type NewPostmortem, PostmortemsService } from './postmortems.service';
export { textBearing, textBearingTypes } from './text-bearing';
export { visiblePostmortem, visibleWithPostmortem } from './visible';

export const postmortemsEntities = [
  ActionItemEntity,
  ContributingFactorEntity,
  MitigatorEntity,
  PostmortemEntity,
  PostmortemFieldEntity,
  PostmortemSectionEntity,
  TemplateEntity,
  TemplateVersionEntity,
];
export const postmortemsResolvers = [
  ActionItemLinksResolver,
  ActionItemsResolver,
  ContributingFactorsResolver,
  ImportsResolver,
  IncidentPostmortemsResolver,
  LanguageResolver,
  LanguageRulesResolver,
  MitigatorsResolver,
  PostmortemsResolver,
  SectionsResolver,
  TemplatesResolver,
  ...languageFieldResolvers,
];
