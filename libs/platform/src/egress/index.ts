import { Egress } from './http-call';

export { readAllowFile } from './allow-file';
export { Egress } from './http-call';

/** The HTTP function that drivers and probes are given. `allow`: private `host:port` entries that may be called. */
export function makeHttpCall({ allow }: { allow: readonly string[] }): Egress['call'] {
  const egress = new Egress(allow);
  return (request) => egress.call(request);
}
