import { enumOf } from '@platform/graphql';

export type GameDayStatus = 'planned' | 'scheduled' | 'running' | 'debriefing' | 'debriefed';

export const GameDayStatus = enumOf<GameDayStatus>('GameDayStatus', 'Where a game day stands.', {
  planned: 'Being prepared; not on the calendar.',
  scheduled: 'Fires by itself at its time.',
  running: 'Under way.',
  debriefing: 'All runs are over; what was seen is being talked through.',
  debriefed: 'The debrief is written down as a postmortem.',
});

export type OccurrenceStatus = 'scheduled' | 'fired' | 'running' | 'done' | 'skipped' | 'missed' | 'cancelled';

export const OccurrenceStatus = enumOf<OccurrenceStatus>('OccurrenceStatus', 'What became of one slot of a game day.', {
  scheduled: 'Waits for its time.',
  fired: 'Has begun; no run was asked for yet.',
  running: 'Has begun, and at least one run was asked for.',
  done: 'Every planned run is over.',
  skipped: 'Did not begin on purpose; the reason says why.',
  missed: 'Did not begin because its time was over; the reason says by how much.',
  cancelled: 'Was taken off the calendar.',
});

export type OccurrenceTrigger = 'schedule' | 'hand';

export const OccurrenceTrigger = enumOf<OccurrenceTrigger>('OccurrenceTrigger', 'What made a game day begin.', {
  schedule: 'Its time had come.',
  hand: 'It was started by hand.',
});

export type GameDayRunStatus = 'waiting' | 'requested' | 'finished' | 'refused' | 'cancelled';

export const GameDayRunStatus = enumOf<GameDayRunStatus>('GameDayRunStatus', 'Where a planned run of a game day stands.', {
  waiting: 'Its offset is not reached, or the run before it is still under way.',
  requested: 'The run exists; see the run for how it goes.',
  finished: 'The run is over.',
  refused: 'The run was not accepted; the reason says why.',
  cancelled: 'The game day was stopped before it.',
});

export type GameDayRole = 'facilitator' | 'driver' | 'observer' | 'scribe' | 'responder' | 'communications';

export const GameDayRole = enumOf<GameDayRole>('GameDayRole', 'A role on the day. A team fills it.', {
  facilitator: 'Keeps the day on course and talks it through afterwards.',
  driver: 'Starts and stops what the plan says.',
  observer: 'Watches the system and says what is seen.',
  scribe: 'Writes down what happens and when.',
  responder: 'Acts as in a real incident.',
  communications: 'Tells everybody around what is going on.',
});
