import { namingAnnulledV1, type NamingAnnulledV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type NamingAnnulled = Extract<TitleEvent, { readonly type: 'NamingAnnulled' }>;

export const namingAnnulledPublication = publication<NamingAnnulled, NamingAnnulledV1>({
  name: 'naming_annulled',
  event: namingAnnulledV1,
  from: 'NamingAnnulled',
  map: ({ event: { data }, metadata }: Fact<NamingAnnulled>) => ({
    ...titlePlaceOf(data),
    namingId: data.namingId,
    act: actOf(metadata),
  }),
});
