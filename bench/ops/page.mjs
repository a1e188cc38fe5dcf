import { time, visible } from './sql.mjs';

/** The page of one postmortem with everything a reader sees at first. */
export const page = {
  name: 'postmortem page',
  floor: 0.35,
  document: `query Page($id: ID!) {
    postmortem(id: $id) {
      id key title status opening createdAt publishedAt revision
      incident {
        id key title severity declaredAt status { key name category }
        services { id key name tier ownerTeam { id key name } }
        timeline(first: 20) {
          nodes { id occurredAt kind marker text source zone confidence actor pinned }
          pageInfo { hasNextPage }
        }
      }
      sections { id key title prompt body position revision }
      factors { id title body category services { key name } }
      mitigators { kind text }
      actionItems { id key title priority kind status dueOn ownerTeam { key name } }
    }
  }`,
  variables: (sample) => ({ id: sample }),
  /** Ids to rotate over. */
  samples: `select p.id from postmortem p join incident i on i.id = p.incident_id
    where ${visible('i')} and p.number % 5 <> 0 order by md5(p.number::text) limit 2000`,
  limit: `select '{"data":{"postmortem":' || coalesce((select row_to_json(r)::text from (
    select p.id, 'PM-' || p.number as key, p.title, upper(p.status) as status, v.opening, ${time('p.created_at')} as "createdAt",
      ${time('p.published_at')} as "publishedAt", p.revision,
      (select row_to_json(r) from (
        select i.id, 'INC-' || i.number as key, i.title, upper(i.severity) as severity, ${time('i.declared_at')} as "declaredAt",
          (select row_to_json(r) from (select s.key, s.name, upper(s.category) as category) r) as status,
          (select coalesce(json_agg(r), '[]') from (
            select s.id, s.key, s.name, upper(s.tier) as tier,
              (select row_to_json(r) from (select t.id, t.key, t.name from team t where t.id = s.owner_team_id) r) as "ownerTeam"
            from incident_service x join service s on s.id = x.service_id where x.incident_id = i.id order by s.key) r) as services,
          (select json_build_object('nodes', coalesce(json_agg(e.node) filter (where e.place <= 20), '[]'),
              'pageInfo', json_build_object('hasNextPage', count(*) > 20))
            from (select row_to_json(r) as node, row_number() over () as place from (
              select e.id, ${time('e.occurred_at')} as "occurredAt", upper(e.kind) as kind, upper(e.marker) as marker, e.text, e.source, e.zone,
                upper(e.confidence) as confidence, upper(e.actor) as actor, e.pinned
              from timeline_entry e where e.incident_id = i.id and e.hidden_at is null order by e.occurred_at, e.id limit 21) r) e) as timeline
      ) r) as incident,
      (select coalesce(json_agg(r), '[]') from (select s.id, s.key, s.title, s.prompt, s.body, s.position, s.revision
        from postmortem_section s where s.postmortem_id = p.id order by s.position) r) as sections,
      (select coalesce(json_agg(r), '[]') from (select f.id, f.title, f.body, upper(f.category) as category,
          (select coalesce(json_agg(r), '[]') from (select s.key, s.name from contributing_factor_service x join service s on s.id = x.service_id
            where x.factor_id = f.id order by s.key) r) as services
        from contributing_factor f where f.postmortem_id = p.id order by f.position) r) as factors,
      (select coalesce(json_agg(r), '[]') from (select upper(m.kind) as kind, m.text
        from mitigator m where m.postmortem_id = p.id order by m.position) r) as mitigators,
      (select coalesce(json_agg(r), '[]') from (select a.id, 'AI-' || a.number as key, a.title, upper(a.priority) as priority, upper(a.kind) as kind,
          upper(a.status) as status, to_char(a.due_on, 'YYYY-MM-DD') as "dueOn",
          (select row_to_json(r) from (select t.key, t.name from team t where t.id = a.owner_team_id) r) as "ownerTeam"
        from action_item a where a.postmortem_id = p.id order by a.position) r) as "actionItems"
    from postmortem p join incident i on i.id = p.incident_id join incident_status s on s.id = i.status_id
      join template_version v on v.id = p.template_version_id
    where p.id = $2::uuid and ${visible('i')}) r), 'null') || '}}' as body`,
  values: (sample) => [sample],
};
