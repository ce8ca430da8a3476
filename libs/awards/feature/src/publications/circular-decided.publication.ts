import { circularDecidedV1, type CircularDecidedV1 } from '@gongjian/awards-contracts';
import type { CircularEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type CircularDecided = Extract<CircularEvent, { readonly type: 'CircularDecided' }>;

export const circularDecidedPublication = publication<CircularDecided, CircularDecidedV1>({
  name: 'circular_decided',
  event: circularDecidedV1,
  from: 'CircularDecided',
  map({ event: { data }, metadata }: Fact<CircularDecided>) {
    const { programme: programmeId, version, key, circularId, unit, cause, documentNumber, on } = data;
    return {
      ...{ programmeId, version, key, circularId, unit, cause: cause.kind, documentNumber, on },
      act: actOf(metadata),
    };
  },
});
