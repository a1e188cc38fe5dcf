/** The engine door of chaos: rules, drivers and probes as plain code, for the worker, the reaper, the agent and the CLI. */
export * from '../domain/deviation';
export * from '../domain/evidence';
export * from '../domain/experiment';
export * from '../domain/experiment-rules';
export * from '../domain/fault';
export * from '../domain/outcome';
export * from '../domain/residue';
export * from '../domain/run';
export * from '../domain/steady-state';
export * from '../domain/tolerance';
export * from '../domain/weakness';
export { drivers, findDriver } from '../drivers';
export type * from '../drivers/driver.contract';
export { parseLocalFault } from '../drivers/local/local.faults';
export { findProbe, probes } from '../probes';
export type * from '../probes/probe.contract';
export { checkExperiment } from './check-experiment';
export { takeSample } from './take-sample';
