import ipaddr from 'ipaddr.js';

/** Addresses nobody may reach from here, whatever the allow-list says: instance metadata services. */
const METADATA = new Set(['169.254.169.254', '169.254.170.2', '168.63.129.16', '100.100.100.200', 'fd00:ec2::254']);

/** The address in its plain form: an IPv4 address hidden in IPv6 comes out as IPv4. Null when the text is no address. */
export function plainAddress(text: string): string | null {
  const bare = text.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return null;
  return ipaddr.process(bare).toString();
}

export type Verdict = { allowed: true } | { allowed: false; reason: 'metadata' | 'private' };

/** May this address be reached? Public ones always, metadata never, all others only as `host:port` of the operator's file. */
export function judgeAddress(address: string, port: number, allow: ReadonlySet<string>): Verdict {
  const plain = plainAddress(address);
  if (!plain || METADATA.has(plain)) return { allowed: false, reason: 'metadata' };
  if (ipaddr.parse(plain).range() === 'unicast') return { allowed: true };
  return allow.has(`${plain}:${port}`) ? { allowed: true } : { allowed: false, reason: 'private' };
}
