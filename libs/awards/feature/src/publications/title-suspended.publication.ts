import { titleSuspendedV1, type TitleSuspendedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleSuspended = Extract<TitleEvent, { readonly type: 'TitleSuspended' }>;

export const titleSuspendedPublication = publication<TitleSuspended, TitleSuspendedV1>({
  name: 'title_suspended',
  event: titleSuspendedV1,
  from: 'TitleSuspended',
  map: ({ event: { data }, metadata }: Fact<TitleSuspended>) => ({
    ...titlePlaceOf(data),
    cause: data.cause,
    clause: data.clause,
    on: data.on,
    until: data.until?.lastDay ?? null,
    act: actOf(metadata),
  }),
});
