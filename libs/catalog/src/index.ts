import './catalog.policy';
import { FeatureEntity } from './feature.entity';
import { FeatureServiceEntity } from './feature-service.entity';
import { FeaturesResolver } from './features.resolver';
import { PracticeAssessmentEntity } from './practice-assessment.entity';
import { PracticeAssessmentsResolver } from './practice-assessments.resolver';
import { ServiceEntity } from './service.entity';
import { ServiceDependencyEntity } from './service-dependency.entity';
import { ServiceLinksResolver } from './service-links.resolver';
import { ServicesResolver } from './services.resolver';

export { AssessmentsService } from './assessments.service';
export { CatalogModule } from './catalog.module';
export { FeatureEntity } from './feature.entity';
export { Feature } from './feature.type';
export { FeaturesService } from './features.service';
export { PracticeAssessmentEntity } from './practice-assessment.entity';
export { PracticeAssessment } from './practice-assessment.type';
export { ServiceEntity } from './service.entity';
export { Service } from './service.type';
export { ServicesService } from './services.service';
export { contains, uuidOf } from './sql';
export { catalogTexts } from './text-bearing-types';

export const catalogEntities = [FeatureEntity, FeatureServiceEntity, PracticeAssessmentEntity, ServiceDependencyEntity, ServiceEntity];
export const catalogResolvers = [FeaturesResolver, PracticeAssessmentsResolver, ServiceLinksResolver, ServicesResolver];
