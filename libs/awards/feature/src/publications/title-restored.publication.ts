import { titleRestoredV1, type TitleRestoredV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleRestored = Extract<TitleEvent, { readonly type: 'TitleRestored' }>;

export const titleRestoredPublication = publication<TitleRestored, TitleRestoredV1>({
  name: 'title_restored',
  event: titleRestoredV1,
  from: 'TitleRestored',
  map: ({ event: { data }, metadata }: Fact<TitleRestored>) => ({
    ...titlePlaceOf(data),
    on: data.on,
    act: actOf(metadata),
  }),
});
