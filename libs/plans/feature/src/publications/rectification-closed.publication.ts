import { rectificationClosedV1, type RectificationClosedV1 } from '@gongjian/plans-contracts';
import type { RectificationEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { rectificationPlace } from './rectification-place.js';

type RectificationClosed = Extract<RectificationEvent, { readonly type: 'RectificationClosed' }>;

export const rectificationClosedPublication = publication<RectificationClosed, RectificationClosedV1>({
  name: 'rectification_closed',
  event: rectificationClosedV1,
  from: 'RectificationClosed',
  map({ event: { data }, metadata }: Fact<RectificationClosed>) {
    return { ...rectificationPlace(data, data.closedOn), act: actOf(metadata) };
  },
});
