import { enumOf } from '@platform/graphql';

export type MitigatorKind = 'went_well' | 'was_hard' | 'got_lucky';

export const MitigatorKind = enumOf<MitigatorKind>('MitigatorKind', 'What a remark of a postmortem is about.', {
  went_well: 'Went well, or kept it from being worse.',
  was_hard: 'Made the work hard.',
  got_lucky: 'Was luck and may not be there next time.',
});
