import { Weakness } from '@chaos';
import { ActionItem } from '@postmortems';
import { payloadOf } from './payload-of';

export const WeaknessActionItemCreatePayload = payloadOf('weaknessActionItemCreate', {
  weakness: () => Weakness,
  actionItem: () => ActionItem,
});
