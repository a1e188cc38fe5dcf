export { Actor, ROLES, type Role, SCOPES, type Scope, SYSTEM_ACTOR } from './actor';
export { authorize, definePolicies, PUBLIC_POLICY, policyOf } from './policies';
export { hashSecret, newSecret, Sealer, sameSecret } from './secrets';
