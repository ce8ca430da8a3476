import { rectificationOrderedV1, type RectificationOrderedV1 } from '@gongjian/plans-contracts';
import type { RectificationEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { rectificationPlace } from './rectification-place.js';

type RectificationOrdered = Extract<RectificationEvent, { readonly type: 'RectificationOrdered' }>;

export const rectificationOrderedPublication = publication<RectificationOrdered, RectificationOrderedV1>({
  name: 'rectification_ordered',
  event: rectificationOrderedV1,
  from: 'RectificationOrdered',
  map({ event: { data }, metadata }: Fact<RectificationOrdered>) {
    return {
      ...rectificationPlace(data, data.due.from),
      unit: data.unit,
      dueOn: data.due.lastDay,
      act: actOf(metadata),
    };
  },
});
