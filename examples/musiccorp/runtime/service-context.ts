import type { Settings } from '../settings';
import type { ProxyName, ServiceName } from '../topology';
import type { Edge } from './edge';
import type { EdgeTraits } from './edge-policy';
import type { Routes } from './json-server';
import type { Log } from './log';
import type { Switches } from './switches';

/** What a service is given when it is made. */
export interface ServiceContext {
  name: ServiceName;
  settings: Settings;
  switches: Switches;
  log: Log;
  /** Declares a call to another service; readiness waits until its proxy is reachable. */
  edge(name: ProxyName, traits?: EdgeTraits): Edge;
}

/** What a service is made of. */
export interface ServiceParts {
  routes: Routes;
  /** Called once, when every proxy the service needs has been reached. */
  onReady?(): void;
  /** Called at the start of a shutdown: take up nothing new. */
  stop?(): void;
  /** Called when the last request is answered: finish what runs in the background. */
  drain?(): Promise<void>;
}

export type ServiceMaker = (context: ServiceContext) => ServiceParts;
