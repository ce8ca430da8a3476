import { circularWithdrawnV1, type CircularWithdrawnV1 } from '@gongjian/awards-contracts';
import type { CircularEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type CircularWithdrawn = Extract<CircularEvent, { readonly type: 'CircularWithdrawn' }>;

export const circularWithdrawnPublication = publication<CircularWithdrawn, CircularWithdrawnV1>({
  name: 'circular_withdrawn',
  event: circularWithdrawnV1,
  from: 'CircularWithdrawn',
  map: ({ event: { data }, metadata }: Fact<CircularWithdrawn>) => ({
    circularId: data.circularId,
    act: actOf(metadata),
  }),
});
