export { Actor, ROLES, type Role, SCOPES, type Scope, SYSTEM_ACTOR } from './actor';
export { authorize, definePolicies, type PolicyRule, PUBLIC_POLICY, policyOf } from './policies';
export { hashSecret, newSecret, Sealer, type SealPlace, sameSecret } from './secrets';
