import { Incident } from '@incidents';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { column, extendReads } from '@platform/reads';
import { Postmortem } from './postmortem.type';

extendReads('Incident', {
  relations: {
    postmortems: {
      kind: 'many',
      type: 'Postmortem',
      on: (i, p) => `${p}.incident_id = ${i}.id`,
      scope: 'inherited',
      orderBy: column('created_at'),
      limit: 50,
    },
  },
});

/** The field of an incident that leads to its write-ups. */
@Resolver(() => Incident)
export class IncidentPostmortemsResolver {
  @ResolveField(() => [Postmortem], { description: 'Its write-ups, oldest first, at most 50.' })
  postmortems(): undefined {
    return undefined;
  }
}
