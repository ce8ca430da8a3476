import { removalAnnulledV1, type RemovalAnnulledV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type RemovalAnnulled = Extract<TitleEvent, { readonly type: 'RemovalAnnulled' }>;

export const removalAnnulledPublication = publication<RemovalAnnulled, RemovalAnnulledV1>({
  name: 'removal_annulled',
  event: removalAnnulledV1,
  from: 'RemovalAnnulled',
  map: ({ event: { data }, metadata }: Fact<RemovalAnnulled>) => ({
    ...titlePlaceOf(data),
    removalId: data.removalId,
    why: data.why,
    restored: data.restored && { standing: data.restored.standing, validTo: data.restored.validity.to },
    act: actOf(metadata),
  }),
});
