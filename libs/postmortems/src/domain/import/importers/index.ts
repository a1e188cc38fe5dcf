import type { Importer } from '../importer';
import { headingTimelineImporter } from './heading-timeline/heading-timeline.importer';
import { keyStampsImporter } from './key-stamps/key-stamps.importer';
import { listTimelineImporter } from './list-timeline/list-timeline.importer';
import { secondStoryImporter } from './second-story/second-story.importer';
import { tableTimelineImporter } from './table-timeline/table-timeline.importer';

/** Every form of report that is understood: one line each (docs/recipes/add-an-importer.md). */
export const IMPORTERS: readonly Importer[] = [
  secondStoryImporter,
  tableTimelineImporter,
  headingTimelineImporter,
  listTimelineImporter,
  keyStampsImporter,
];
