import { commendationDecidedV1, type CommendationDecidedV1 } from '@gongjian/awards-contracts';
import type { CommendationEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type CommendationDecided = Extract<CommendationEvent, { readonly type: 'CommendationDecided' }>;

export const commendationDecidedPublication = publication<CommendationDecided, CommendationDecidedV1>({
  name: 'commendation_decided',
  event: commendationDecidedV1,
  from: 'CommendationDecided',
  map({ event: { data }, metadata }: Fact<CommendationDecided>) {
    const { programme: programmeId, version, key, commendationId, to, item, documentNumber, on } = data;
    return {
      ...{ programmeId, version, key, commendationId, item, documentNumber, on, act: actOf(metadata) },
      to: { kind: to.kind, id: to.id },
    };
  },
});
