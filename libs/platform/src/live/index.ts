export { LiveEvents } from './live-events';
