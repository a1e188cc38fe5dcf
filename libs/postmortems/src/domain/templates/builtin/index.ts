import type { Template } from '../template';
import { CUSTOMER_REPORT } from './customer-report';
import { FIVE_HOWS } from './five-hows';
import { GAME_DAY_DEBRIEF } from './game-day-debrief';
import { INCIDENT_POSTMORTEM } from './incident-postmortem';
import { LEARNING_REVIEW } from './learning-review';
import { LIGHT } from './light';
import { NEAR_MISS } from './near-miss';
import { SECURITY } from './security';
import { TABLE_TOP } from './table-top';

/** The templates every installation starts with, one for each kind. */
export const BUILTIN_TEMPLATES: readonly Template[] = [
  INCIDENT_POSTMORTEM,
  LEARNING_REVIEW,
  LIGHT,
  FIVE_HOWS,
  CUSTOMER_REPORT,
  SECURITY,
  NEAR_MISS,
  GAME_DAY_DEBRIEF,
  TABLE_TOP,
];
