import { Service } from '@catalog';
import { Args, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs } from '@platform/graphql';
import { IncidentConnection, IncidentFilterInput, IncidentOrder } from './incident.type';

/** Fields of services that lead to incidents; answered by the reads, with the visibility of incidents. */
@Resolver(() => Service)
export class IncidentLinksResolver {
  @ResolveField(() => IncidentConnection, { description: 'Incidents that affected it.' })
  incidents(
    @Args() _page: PageArgs,
    @Args('filter', { type: () => IncidentFilterInput, nullable: true, description: 'Only these.' }) _filter: IncidentFilterInput | null,
    @Args('orderBy', { type: () => IncidentOrder, defaultValue: IncidentOrder.DECLARED_AT_DESC, description: 'Sorted by.' })
    _orderBy: string,
  ): undefined {
    return undefined;
  }
}
