import { isKey, keyFrom, keyRefusal } from './template-keys';

const none: ReadonlySet<string> = new Set();

/** The names a blameless schema refuses, as they would stand in a template. */
const REFUSED = `
  caused_by who_caused culprit culprits offender at_fault fault_of fault_owner blame blamed blamed_on guilty responsible_person responsible_individual
  person_responsible root_cause_owner root_cause_person introduced_by broken_by triggered_by_user mistake_by error_by human_error operator_error user_error
  negligence violation violation_by non_compliant_user committer commit_author deployed_by deployer pushed_by merged_by changed_by executed_by ran_by operator
  approved_by reviewer_of_change punishment sanction penalty disciplinary_action reprimand warning warning_to performance_rating performance_impact hr_case
  terminated accountability accountability_of retrain_user on_call oncall on_call_user on_call_engineer oncall_engineer primary_on_call secondary_on_call
  paged_user paged_person escalated_to escalated_to_user acknowledged_by acked_by responded_by responder responders shift shift_user incident_commander
  commander captain lead incident_lead tech_lead incident_manager scribe liaison reporter reported_by declared_by detected_by identified_by started_by
  in_triage_by mitigated_by resolved_by closed_by cancelled_by participants attendees people involved key_roles names individuals user_involvement tenure
  author authors created_by written_by modifier modified_by editor editors owner postmortem_owner contact contact_email facilitator facilitator_email reviewer
  approver assignee assignees assigned_to assigned_to_user owner_user owner_id dri manager_user message_count workload_minutes per_user_mtta ack_leaderboard
  leaderboard incidents_by_user culprit_name engineer_responsible`
  .trim()
  .split(/\s+/);

const ALLOWED =
  'lead_time owner_team owner_service responsible_service cause_category detection_source reported_via on_call_schedule human_factors actor facilitator_team scribe_team responder_team tracker_url region hr_backup ops_warehouse t_1 t_orders t_2026_03 db_failover cpu_hours x9 contributing_factors name title started_at'.split(
    ' ',
  );

describe('keys of templates', () => {
  it.each(REFUSED)('refuses %s and offers a key that is one', (key) => {
    const refusal = keyRefusal(key)!;
    expect(refusal.message).toContain(`"${key}"`);
    expect(isKey(refusal.replacement)).toBe(true);
    expect(keyRefusal(refusal.replacement)).toBeNull();
  });

  it.each(ALLOWED)('takes %s', (key) => expect(keyRefusal(key)).toBeNull());

  it('offers a key that is still free', () =>
    expect(keyRefusal('culprit', new Set(['contributing_factors']))!.replacement).toBe('contributing_factors_2'));
});

describe('keys made from words', () => {
  it.each<[string, string]>([
    ['What happened', 'what_happened'],
    ['Überblick & Zahlen', 'uberblick_zahlen'],
    ['24 hours before', 'hours_before'],
    ['概要', 'section_3'],
    ['Scribe', 'section_3'],
    ['Engineer responsible', 'section_3'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('makes one from %j', (words, key) => {
    expect(keyFrom(words, 2, 'section', none)).toBe(key);
    expect(isKey(key)).toBe(true);
  });

  it('keeps two alike apart', () => expect(keyFrom('Notes', 1, 'field', new Set(['notes']))).toBe('notes_2'));
});
