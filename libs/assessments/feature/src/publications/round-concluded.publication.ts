import { roundConcludedV1, type RoundConcludedV1 } from '@gongjian/assessments-contracts';
import type { RoundEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { roundPlaceOf } from './round-place.js';

type RoundConcluded = Extract<RoundEvent, { readonly type: 'RoundConcluded' }>;

export const roundConcludedPublication = publication<RoundConcluded, RoundConcludedV1>({
  name: 'round_concluded',
  event: roundConcludedV1,
  from: 'RoundConcluded',
  map({ event: { data }, metadata }: Fact<RoundConcluded>) {
    const { division, count, sha256, grades, previousPeriodKey } = data;
    const told = grades.map((each) => ({ grade: each.grade, count: each.count, sha256: each.sha256 }));
    return { ...roundPlaceOf(data), division, count, sha256, grades: told, previousPeriodKey, act: actOf(metadata) };
  },
});
