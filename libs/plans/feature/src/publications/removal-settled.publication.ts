import { removalSettledV1, type RemovalSettledV1 } from '@gongjian/plans-contracts';
import type { FollowUpEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { followUpPlace } from './follow-up-place.js';

type RemovalSettled = Extract<FollowUpEvent, { readonly type: 'RemovalSettled' }>;

export const removalSettledPublication = publication<RemovalSettled, RemovalSettledV1>({
  name: 'removal_settled',
  event: removalSettledV1,
  from: 'RemovalSettled',
  map({ event: { data }, metadata }: Fact<RemovalSettled>) {
    return { ...followUpPlace(data), rectificationIds: [...data.rectificationIds], act: actOf(metadata) };
  },
});
