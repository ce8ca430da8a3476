import { titleDowngradedV1, type TitleDowngradedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleDowngraded = Extract<TitleEvent, { readonly type: 'TitleDowngraded' }>;

export const titleDowngradedPublication = publication<TitleDowngraded, TitleDowngradedV1>({
  name: 'title_downgraded',
  event: titleDowngradedV1,
  from: 'TitleDowngraded',
  map: ({ event: { data }, metadata }: Fact<TitleDowngraded>) => ({
    ...titlePlaceOf(data),
    from: data.from,
    on: data.on,
    act: actOf(metadata),
  }),
});
