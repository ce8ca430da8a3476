import { followUpOpenedV1, type FollowUpOpenedV1 } from '@gongjian/plans-contracts';
import type { FollowUpEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { followUpPlace } from './follow-up-place.js';

type FollowUpOpened = Extract<FollowUpEvent, { readonly type: 'FollowUpOpened' }>;

export const followUpOpenedPublication = publication<FollowUpOpened, FollowUpOpenedV1>({
  name: 'follow_up_opened',
  event: followUpOpenedV1,
  from: 'FollowUpOpened',
  map({ event: { data }, metadata }: Fact<FollowUpOpened>) {
    return {
      ...followUpPlace(data),
      clause: data.clause,
      authority: data.authority,
      openedOn: data.openedOn,
      act: actOf(metadata),
    };
  },
});
