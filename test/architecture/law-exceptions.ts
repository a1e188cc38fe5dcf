/** Names the schema and database law would refuse, each with the reason why it may stay. One file; every line is reviewed. */
export const NAME_EXCEPTIONS: Readonly<Record<string, string>> = {
  userErrors: 'the usual GraphQL word for what is wrong with the input of a client; it is about a request, not about a person',
  UserError: 'the type of userErrors',
  'HintSeverity.WARNING': 'how much a hint of an import weighs; nobody is warned',
  'LanguageCategory.PUNISHMENT': 'what kind of wording the language checker flags; nobody is sanctioned',
  'LanguageCategory.HUMAN_ERROR': 'what kind of wording the language checker flags; no cause is pinned on anybody',
  'LanguageSeverity.WARNING': 'how much a finding of the language checker weighs; nobody is warned',
};

/** Types of the people plane: identity, access, audit. The laws about names do not hold there, and nothing else may lead to them. */
export const PEOPLE_PLANE_TYPES: readonly string[] = [
  'User',
  'Viewer',
  'Session',
  'ApiToken',
  'Membership',
  'AuditEvent',
  'Role',
  'TokenScope',
  'FirstAdminCreateInput',
  'FirstAdminCreatePayload',
  'SignInInput',
  'SignInPayload',
  'SignOutPayload',
  'SessionRevokeInput',
  'SessionRevokePayload',
  'ApiTokenCreateInput',
  'ApiTokenCreatePayload',
  'ApiTokenRevokeInput',
  'ApiTokenRevokePayload',
  'UserCreateInput',
  'UserCreatePayload',
  'UserUpdateInput',
  'UserUpdatePayload',
  'MembershipAddInput',
  'MembershipAddPayload',
  'MembershipRemoveInput',
  'MembershipRemovePayload',
];

/** Tables of the people plane. */
export const PEOPLE_PLANE_TABLES: readonly string[] = [
  'user_account',
  'session',
  'api_token',
  'membership',
  'audit_event',
  'sign_in_throttle',
  'idempotency_key',
];

/** JSON columns for which the law about keys does not hold, each with the reason. */
export const OTHER_JSON_COLUMNS: Readonly<Record<string, string>> = {
  'outbox.payload': 'jobs and events on their way to the queue; they hold ids only and are deleted after delivery',
};

/** Keys of JSON values that the law would refuse, as `table.column.key` or `schema.key`, each with the reason why it may stay. */
export const JSON_KEY_EXCEPTIONS: Readonly<Record<string, string>> = {};

/** Root fields that answer without sign-in. */
export const PUBLIC_FIELDS: readonly string[] = ['firstAdminCreate', 'signIn'];
