import './game-day.reads';
import { Weakness } from '@chaos';
import { column } from '@platform/reads';
import { textBearing } from '@postmortems';
import { GameDay, Observation } from './game-day.type';

/** What people write about a game day, in the one list of text-bearing types. */
export const gamedayLanguageResolvers = [
  textBearing(() => GameDay, {
    type: 'GameDay',
    table: 'game_day',
    texts: [
      { field: 'title', sql: column('title'), format: 'plain', section: 'other' },
      { field: 'scenario', sql: column('scenario'), format: 'markdown', section: 'other' },
      { field: 'objectives', sql: (t) => `array_to_string(${t}.objectives, E'\\n\\n')`, format: 'plain', section: 'other' },
    ],
  }),
  textBearing(() => Observation, {
    type: 'Observation',
    table: 'observation',
    texts: [{ field: 'text', sql: column('text'), format: 'markdown', section: 'timeline' }],
  }),
  textBearing(() => Weakness, {
    type: 'Weakness',
    table: 'weakness',
    texts: [
      { field: 'statement', sql: column('statement'), format: 'plain', section: 'factors' },
      { field: 'decisionReason', sql: column('decision_reason'), format: 'plain', section: 'other' },
    ],
  }),
];
