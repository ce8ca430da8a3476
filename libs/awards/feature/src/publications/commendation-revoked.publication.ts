import { commendationRevokedV1, type CommendationRevokedV1 } from '@gongjian/awards-contracts';
import type { CommendationEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type CommendationRevoked = Extract<CommendationEvent, { readonly type: 'CommendationRevoked' }>;

export const commendationRevokedPublication = publication<CommendationRevoked, CommendationRevokedV1>({
  name: 'commendation_revoked',
  event: commendationRevokedV1,
  from: 'CommendationRevoked',
  map: ({ event: { data }, metadata }: Fact<CommendationRevoked>) => ({
    commendationId: data.commendationId,
    act: actOf(metadata),
  }),
});
