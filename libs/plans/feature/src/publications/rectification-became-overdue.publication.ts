import { rectificationBecameOverdueV1, type RectificationBecameOverdueV1 } from '@gongjian/plans-contracts';
import type { RectificationEvent } from '@gongjian/plans-domain';
import { actOf, localDateAt, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { rectificationPlace } from './rectification-place.js';

type RectificationBecameOverdue = Extract<RectificationEvent, { readonly type: 'RectificationBecameOverdue' }>;

export const rectificationBecameOverduePublication = publication<
  RectificationBecameOverdue,
  RectificationBecameOverdueV1
>({
  name: 'rectification_became_overdue',
  event: rectificationBecameOverdueV1,
  from: 'RectificationBecameOverdue',
  map({ event: { data }, metadata }: Fact<RectificationBecameOverdue>) {
    return { ...rectificationPlace(data, localDateAt(data.overdueAt)), lastDay: data.lastDay, act: actOf(metadata) };
  },
});
