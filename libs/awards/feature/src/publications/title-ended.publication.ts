import { titleEndedV1, type TitleEndedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleEnded = Extract<TitleEvent, { readonly type: 'TitleEnded' }>;

export const titleEndedPublication = publication<TitleEnded, TitleEndedV1>({
  name: 'title_ended',
  event: titleEndedV1,
  from: 'TitleEnded',
  map: ({ event: { data }, metadata }: Fact<TitleEnded>) => ({
    ...titlePlaceOf(data),
    why: data.why,
    successorId: data.successor?.id ?? null,
    on: data.on,
    act: actOf(metadata),
  }),
});
