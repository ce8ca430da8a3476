import { planIssuedV1, type PlanIssuedV1 } from '@gongjian/plans-contracts';
import type { PlanEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { placeOf } from './plan-place.js';

type PlanIssued = Extract<PlanEvent, { readonly type: 'PlanIssued' }>;

export const planIssuedPublication = publication<PlanIssued, PlanIssuedV1>({
  name: 'plan_issued',
  event: planIssuedV1,
  from: 'PlanIssued',
  map({ event: { data }, metadata }: Fact<PlanIssued>) {
    const place = placeOf(data, data.number);
    if (place === null) return null;
    const { issuedOn, restart } = data;
    return { ...place, issuedOn, ...(restart === undefined ? {} : { restart }), act: actOf(metadata) };
  },
});
