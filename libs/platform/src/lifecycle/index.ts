export { exitWithParent } from './exit-with-parent';
export { processStartTime } from './process-start-time';
