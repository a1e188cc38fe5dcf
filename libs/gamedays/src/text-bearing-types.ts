import './game-day.reads';
import { column } from '@platform/reads';
import { textBearing } from '@postmortems';
import { ChecklistItem, GameDay, Observation, Occurrence } from './game-day.type';

/** What people write about a game day, in the one list of text-bearing types. */
export const gamedayLanguageResolvers = [
  textBearing({
    object: () => GameDay,
    type: 'GameDay',
    table: 'game_day',
    texts: [
      { field: 'title', sql: column('title'), format: 'plain', section: 'other' },
      { field: 'scenario', sql: column('scenario'), format: 'markdown', section: 'other' },
      { field: 'objectives', sql: column('objectives'), format: 'plain', section: 'other' },
    ],
  }),
  textBearing({
    object: () => ChecklistItem,
    type: 'ChecklistItem',
    table: 'checklist_item',
    texts: [{ field: 'text', sql: column('text'), format: 'plain', section: 'actions' }],
  }),
  textBearing({
    object: () => Occurrence,
    type: 'Occurrence',
    table: 'occurrence',
    texts: [{ field: 'reason', sql: column('reason'), format: 'plain', section: 'other' }],
  }),
  textBearing({
    object: () => Observation,
    type: 'Observation',
    table: 'observation',
    texts: [{ field: 'text', sql: column('text'), format: 'markdown', section: 'timeline' }],
  }),
];
