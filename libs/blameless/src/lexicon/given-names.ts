import data from './given-names.json';
import { NameSet } from './name-set';

/** Given names of many languages (`fixtures/given-names.txt`). A name in NOT_PERSONS as well counts only with a title or a surname. */
export const GIVEN_NAMES = new NameSet(data);
