import { planClosedV1, type PlanClosedV1 } from '@gongjian/plans-contracts';
import type { PlanEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { placeOf } from './plan-place.js';

type PlanClosed = Extract<PlanEvent, { readonly type: 'PlanClosed' }>;

export const planClosedPublication = publication<PlanClosed, PlanClosedV1>({
  name: 'plan_closed',
  event: planClosedV1,
  from: 'PlanClosed',
  map({ event: { data }, metadata }: Fact<PlanClosed>) {
    const place = placeOf(data, data.number);
    return place === null ? null : { ...place, closedOn: data.closedOn, act: actOf(metadata) };
  },
});
