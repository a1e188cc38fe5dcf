import { add } from './add.mjs';
import { list } from './list.mjs';
import { page } from './page.mjs';

/** What is measured, by the name it has in paths and results. */
export const OPERATIONS = { page, list, add };
