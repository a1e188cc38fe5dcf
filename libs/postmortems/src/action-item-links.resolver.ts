import { ResolveField, Resolver } from '@nestjs/graphql';
import { ActionItem } from './action-item.type';
import { Postmortem } from './postmortem.type';

/** The field of an action item that leads to its postmortem; answered by the reads. */
@Resolver(() => ActionItem)
export class ActionItemLinksResolver {
  @ResolveField(() => Postmortem, { description: 'The postmortem it belongs to.' })
  postmortem(): undefined {
    return undefined;
  }
}
