export { AppLog } from './app-log';
export { PlatformModule, type PlatformOptions } from './platform.module';
export { CONFIG } from './tokens';
