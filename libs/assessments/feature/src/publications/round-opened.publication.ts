import { roundOpenedV1, type RoundOpenedV1 } from '@gongjian/assessments-contracts';
import type { RoundEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { roundPlaceOf } from './round-place.js';

type RoundOpened = Extract<RoundEvent, { readonly type: 'RoundOpened' }>;

export const roundOpenedPublication = publication<RoundOpened, RoundOpenedV1>({
  name: 'round_opened',
  event: roundOpenedV1,
  from: 'RoundOpened',
  map({ event: { data }, metadata }: Fact<RoundOpened>) {
    const { form, division, plan, applicationId, due } = data;
    return {
      ...roundPlaceOf(data),
      form,
      division,
      planId: plan?.id ?? null,
      applicationId,
      due,
      act: actOf(metadata),
    };
  },
});
