import { rectificationWithdrawnV1, type RectificationWithdrawnV1 } from '@gongjian/plans-contracts';
import type { RectificationEvent } from '@gongjian/plans-domain';
import { actOf, localDateAt, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { rectificationPlace } from './rectification-place.js';

type RectificationWithdrawn = Extract<RectificationEvent, { readonly type: 'RectificationWithdrawn' }>;

export const rectificationWithdrawnPublication = publication<RectificationWithdrawn, RectificationWithdrawnV1>({
  name: 'rectification_withdrawn',
  event: rectificationWithdrawnV1,
  from: 'RectificationWithdrawn',
  map({ event: { data }, metadata }: Fact<RectificationWithdrawn>) {
    return {
      ...rectificationPlace(data, data.lateEntry?.effectiveOn ?? localDateAt(metadata.recordedAt)),
      act: actOf(metadata),
    };
  },
});
