export { makeLogger } from './make-logger';
