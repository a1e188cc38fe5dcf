import { time, visible } from './sql.mjs';

/** The 50 latest incidents of some severities. The limit is set-based: one grouped pass for each to-many relation. */
export const list = {
  name: 'incident list',
  floor: 0.45,
  document: `query List($severity: [Severity!]) {
    incidents(first: 50, filter: { severity: $severity }) {
      nodes {
        id key kind title severity declaredAt
        status { key name category }
        services { key name tier }
        postmortems { key status }
      }
      pageInfo { hasNextPage }
    }
  }`,
  variables: (sample) => ({ severity: sample.split(',').map((name) => name.toUpperCase()) }),
  samples: `select * from unnest(array['sev1', 'sev2', 'sev3', 'sev4', 'sev5', 'sev1,sev2', 'sev2,sev3', 'sev3,sev4', 'sev1,sev2,sev3', 'sev1,sev5']) as id
    where $1::uuid[] is not null`,
  limit: `with page as materialized (
      select i.* from incident i where ${visible('i')} and i.severity = any($2::text[]) order by i.declared_at desc, i.id desc limit 51
    ), shown as materialized (
      select * from page order by declared_at desc, id desc limit 50
    ), services as (
      select x.incident_id, json_agg(json_build_object('key', s.key, 'name', s.name, 'tier', upper(s.tier)) order by s.key) as list
      from shown p join incident_service x on x.incident_id = p.id join service s on s.id = x.service_id group by x.incident_id
    ), postmortems as (
      select m.incident_id, json_agg(json_build_object('key', 'PM-' || m.number, 'status', upper(m.status)) order by m.number) as list
      from shown p join postmortem m on m.incident_id = p.id group by m.incident_id
    )
    select '{"data":{"incidents":{"nodes":' || (select coalesce(json_agg(r), '[]')::text from (
      select p.id, 'INC-' || p.number as key, upper(p.kind) as kind, p.title, upper(p.severity) as severity, ${time('p.declared_at')} as "declaredAt",
        json_build_object('key', s.key, 'name', s.name, 'category', upper(s.category)) as status,
        coalesce(services.list, '[]') as services, coalesce(postmortems.list, '[]') as postmortems
      from shown p join incident_status s on s.id = p.status_id left join services on services.incident_id = p.id
        left join postmortems on postmortems.incident_id = p.id
      order by p.declared_at desc, p.id desc) r)
    || ',"pageInfo":{"hasNextPage":' || ((select count(*) from page) > 50)::text || '}}}}' as body`,
  values: (sample) => [sample.split(',')],
};
