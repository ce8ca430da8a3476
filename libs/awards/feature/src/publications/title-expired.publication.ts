import { titleExpiredV1, type TitleExpiredV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleExpired = Extract<TitleEvent, { readonly type: 'TitleExpired' }>;

export const titleExpiredPublication = publication<TitleExpired, TitleExpiredV1>({
  name: 'title_expired',
  event: titleExpiredV1,
  from: 'TitleExpired',
  map: ({ event: { data }, metadata }: Fact<TitleExpired>) => ({
    ...titlePlaceOf(data),
    on: data.on,
    act: actOf(metadata),
  }),
});
