import { payloadOf } from '@platform/graphql';
import { ContributingFactor } from './contributing-factor.type';
import { Mitigator } from './mitigator.type';
import { Postmortem } from './postmortem.type';

export const ContributingFactorAddPayload = payloadOf('contributingFactorAdd', {
  contributingFactor: ContributingFactor,
  postmortem: Postmortem,
});
export const ContributingFactorUpdatePayload = payloadOf('contributingFactorUpdate', {
  contributingFactor: ContributingFactor,
  postmortem: Postmortem,
});
export const ContributingFactorRemovePayload = payloadOf('contributingFactorRemove', {
  contributingFactor: ContributingFactor,
  postmortem: Postmortem,
});
export const ContributingFactorReorderPayload = payloadOf('contributingFactorReorder', { postmortem: Postmortem });
export const MitigatorAddPayload = payloadOf('mitigatorAdd', { mitigator: Mitigator, postmortem: Postmortem });
export const MitigatorUpdatePayload = payloadOf('mitigatorUpdate', { mitigator: Mitigator, postmortem: Postmortem });
export const MitigatorRemovePayload = payloadOf('mitigatorRemove', { mitigator: Mitigator, postmortem: Postmortem });
