import { ResolveField, Resolver } from '@nestjs/graphql';
import { Feature } from './feature.type';
import { PracticeAssessment } from './practice-assessment.type';
import { Service } from './service.type';
import { ServiceDependency } from './service-dependency.type';

/** Fields of a service that lead to what refers to it; all are answered by its reads. */
@Resolver(() => Service)
export class ServiceLinksResolver {
  @ResolveField(() => [ServiceDependency], { description: 'What it calls.' })
  dependencies(): undefined {
    return undefined;
  }

  @ResolveField(() => [ServiceDependency], { description: 'What calls it.' })
  dependents(): undefined {
    return undefined;
  }

  @ResolveField(() => [Feature], { description: 'Features that need it.' })
  features(): undefined {
    return undefined;
  }

  @ResolveField(() => [PracticeAssessment], { description: 'How far it is with each resilience practice that was assessed.' })
  practiceAssessments(): undefined {
    return undefined;
  }
}
