export { attachPageSizes, attachReads } from './attach';
export { byIdOrKey } from './by-id-or-key';
export { askDirect, DirectJson, hasMissing, NotDirectError } from './direct';
export { findVisible, loadVisible } from './load-visible';
export {
  column,
  defineReads,
  everyone,
  extendReads,
  hasReads,
  type ListOptions,
  type Order,
  type Relation,
  readModelOf,
  type Scope,
  type Sql,
  time,
  timeSql,
} from './model';
export { type Finder, Reads, type RootList } from './reads';
