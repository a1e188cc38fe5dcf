import { ForbiddenError } from '../errors';
import type { Actor } from './actor';

/** Says whether the actor may do this; `row` is the object it is about, absent when asked before the object was read. */
type PolicyRule<Row> = (actor: Actor, row?: Row) => boolean;

// biome-ignore lint/suspicious/noExplicitAny: rules of every row type live in one registry; each service passes its own row type
const registry = new Map<string, PolicyRule<any>>();

/** Registers the policies of a lib under names such as `incident:update`. Each name once. */
export function definePolicies<Row>(rules: Record<string, PolicyRule<Row>>): void {
  for (const [name, rule] of Object.entries(rules)) {
    if (registry.has(name)) throw new Error(`policy ${name} is defined twice`);
    registry.set(name, rule);
  }
}

/** The rule of that name; an unknown name is a programming error and stops the start. */
export function policyOf(name: string): PolicyRule<unknown> {
  const rule = registry.get(name);
  if (!rule) throw new Error(`there is no policy named ${name}`);
  return rule;
}

/** Throws FORBIDDEN unless the actor may do this with this row. */
export function authorize<Row>(actor: Actor, name: string, row?: Row): void {
  if (!policyOf(name)(actor, row)) throw new ForbiddenError();
}

/** Fields that answer without sign-in carry this name; the list of them is asserted by a test. */
export const PUBLIC_POLICY = 'public';
