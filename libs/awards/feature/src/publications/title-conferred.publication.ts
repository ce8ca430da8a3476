import { titleConferredV1, type TitleConferredV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleConferred = Extract<TitleEvent, { readonly type: 'TitleConferred' }>;

export const titleConferredPublication = publication<TitleConferred, TitleConferredV1>({
  name: 'title_conferred',
  event: titleConferredV1,
  from: 'TitleConferred',
  map: ({ event: { data }, metadata }: Fact<TitleConferred>) => ({
    ...titlePlaceOf(data),
    namingId: data.namingId,
    plaqueNumber: data.plaqueNumber,
    on: data.on,
    act: actOf(metadata),
  }),
});
