import { followUpBecameDueV1, type FollowUpBecameDueV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type FollowUpBecameDue = Extract<TitleEvent, { readonly type: 'FollowUpBecameDue' }>;

export const followUpBecameDuePublication = publication<FollowUpBecameDue, FollowUpBecameDueV1>({
  name: 'follow_up_became_due',
  event: followUpBecameDueV1,
  from: 'FollowUpBecameDue',
  map: ({ event: { data }, metadata }: Fact<FollowUpBecameDue>) => ({
    ...titlePlaceOf(data),
    removalId: data.removalId,
    clause: data.clause,
    authority: data.authority,
    roundId: data.roundId,
    act: actOf(metadata),
  }),
});
