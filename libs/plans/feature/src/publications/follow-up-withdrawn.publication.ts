import { followUpWithdrawnV1, type FollowUpWithdrawnV1 } from '@gongjian/plans-contracts';
import type { FollowUpEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { followUpPlace } from './follow-up-place.js';

type FollowUpWithdrawn = Extract<FollowUpEvent, { readonly type: 'FollowUpWithdrawn' }>;

export const followUpWithdrawnPublication = publication<FollowUpWithdrawn, FollowUpWithdrawnV1>({
  name: 'follow_up_withdrawn',
  event: followUpWithdrawnV1,
  from: 'FollowUpWithdrawn',
  map({ event: { data }, metadata }: Fact<FollowUpWithdrawn>) {
    return { ...followUpPlace(data), why: data.why, act: actOf(metadata) };
  },
});
