import { timeSql } from '@platform/reads';

/** Everything an export shows of one postmortem (`$1`), as one JSON value in the shape of `LoadedDocument`. */
export const DOCUMENT_SQL = `
select json_build_object(
  'id', p.id, 'key', 'PM-' || p.number, 'title', p.title, 'status', p.status,
  'incident', json_build_object('id', i.id, 'key', 'INC-' || i.number, 'kind', i.kind, 'title', i.title, 'summary', i.summary, 'severity', upper(i.severity)),
  'milestones', coalesce((
    select json_agg(json_build_object('kind', m.milestone, 'occurredAt', ${timeSql('m.at')}, 'zone', m.zone, 'source', m.source, 'confidence', m.confidence) order by m.at, m.milestone)
    from incident_milestone m where m.incident_id = i.id), '[]'::json),
  'sections', coalesce((
    select json_agg(json_build_object('id', s.id, 'key', s.key, 'title', s.title, 'contentKind', s.content_kind, 'required', s.required, 'body', s.body,
      'starter', coalesce((select ts.starter from template_section ts where ts.template_version_id = p.template_version_id and ts.key = s.key), '')) order by s.position, s.id)
    from postmortem_section s where s.postmortem_id = p.id), '[]'::json),
  'fields', coalesce((
    select json_agg(json_build_object('id', f.id, 'key', f.key, 'label', f.label, 'fieldType', f.field_type, 'required', f.required, 'entries',
      case f.field_type
        when 'team' then (select coalesce(array_agg(t.name), '{}') from team t where t.id::text = any(f.entries))
        when 'service' then (select coalesce(array_agg(v.name), '{}') from service v where v.id::text = any(f.entries))
        else f.entries end) order by f.position, f.id)
    from postmortem_field f where f.postmortem_id = p.id), '[]'::json),
  'timeline', coalesce((
    select json_agg(json_build_object('id', e.id, 'occurredAt', ${timeSql('e.occurred_at')}, 'endsAt', ${timeSql('e.ends_at')}, 'zone', e.zone, 'source', e.source,
      'confidence', e.confidence, 'text', e.text, 'kind', e.kind, 'actor', e.actor) order by e.occurred_at, e.id)
    from timeline_entry e where e.incident_id = i.id and e.hidden_at is null), '[]'::json),
  'factors', coalesce((
    select json_agg(json_build_object('id', c.id, 'title', c.title, 'body', c.body, 'category', c.category, 'stabilityPattern', c.stability_pattern, 'woodsConcept', c.woods_concept,
      'services', (select coalesce(json_agg(v.name order by v.name), '[]'::json) from contributing_factor_service cs join service v on v.id = cs.service_id where cs.factor_id = c.id))
      order by c.position, c.id)
    from contributing_factor c where c.postmortem_id = p.id), '[]'::json),
  'mitigators', coalesce((
    select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'text', m.text) order by m.position, m.id) from mitigator m where m.postmortem_id = p.id), '[]'::json),
  'actionItems', coalesce((
    select json_agg(json_build_object('id', a.id, 'key', 'AI-' || a.number, 'title', a.title, 'body', a.body, 'ownerTeam', t.name, 'status', a.status, 'priority', a.priority,
      'kind', a.kind, 'due', to_char(a.due_on, 'YYYY-MM-DD'), 'trackerUrl', a.tracker_url, 'verificationKind', a.verification_kind,
      'verificationLink', a.verification_link, 'verificationNote', a.verification_note, 'notDoingReason', a.not_doing_reason) order by a.position, a.id)
    from action_item a left join team t on t.id = a.owner_team_id where a.postmortem_id = p.id), '[]'::json)
) as document
from postmortem p join incident i on i.id = p.incident_id where p.id = $1`;
