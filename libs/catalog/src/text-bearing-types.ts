import { Team } from '@identity';
import { column } from '@platform/reads';
import { Feature } from './feature.type';
import { PracticeAssessment } from './practice-assessment.type';
import { Service } from './service.type';

const plain = (field: string, name = field) => ({ field, sql: column(name), format: 'plain', section: 'other' }) as const;

/** The texts that people write here, for the language checker, which stands above this lib and registers them. */
export const catalogTexts = [
  { object: () => Team, type: 'Team', table: 'team', texts: [plain('description')] },
  { object: () => Service, type: 'Service', table: 'service', texts: [plain('description')] },
  { object: () => Feature, type: 'Feature', table: 'feature', texts: [plain('degradedBehaviour', 'degraded_behaviour')] },
  {
    object: () => PracticeAssessment,
    type: 'PracticeAssessment',
    table: 'practice_assessment',
    texts: [plain('implementation'), plain('evidence')],
  },
];
