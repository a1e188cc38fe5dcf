import { Weakness } from '@chaos';
import { payloadOf } from '@platform/graphql';
import { ActionItem } from '@postmortems';

export const WeaknessActionItemCreatePayload = payloadOf('weaknessActionItemCreate', {
  weakness: Weakness,
  actionItem: ActionItem,
});
