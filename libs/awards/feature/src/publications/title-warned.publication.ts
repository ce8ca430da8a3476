import { titleWarnedV1, type TitleWarnedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleWarned = Extract<TitleEvent, { readonly type: 'TitleWarned' }>;

export const titleWarnedPublication = publication<TitleWarned, TitleWarnedV1>({
  name: 'title_warned',
  event: titleWarnedV1,
  from: 'TitleWarned',
  map: ({ event: { data }, metadata }: Fact<TitleWarned>) => ({
    ...titlePlaceOf(data),
    clause: data.clause,
    on: data.on,
    until: data.until?.lastDay ?? null,
    act: actOf(metadata),
  }),
});
