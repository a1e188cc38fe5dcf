import { enumOf } from '@platform/graphql';
import type { PostmortemStatus as Status } from './domain/postmortem';

export type PostmortemStatus = Status;

export const PostmortemStatus = enumOf<PostmortemStatus>('PostmortemStatus', 'Where a postmortem stands.', {
  draft: 'Being written.',
  in_review: 'Being read by others.',
  published: 'The newest text is frozen and hashed.',
  archived: 'Put away; kept and readable.',
});
