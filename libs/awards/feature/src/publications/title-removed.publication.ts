import { titleRemovedV1, type TitleRemovedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { groundsTold, titlePlaceOf } from './title-place.js';

type TitleRemoved = Extract<TitleEvent, { readonly type: 'TitleRemoved' }>;

export const titleRemovedPublication = publication<TitleRemoved, TitleRemovedV1>({
  name: 'title_removed',
  event: titleRemovedV1,
  from: 'TitleRemoved',
  map: ({ event: { data }, metadata }: Fact<TitleRemoved>) => ({
    ...titlePlaceOf(data),
    removalId: data.removalId,
    mode: data.mode,
    clause: data.clause,
    grounds: groundsTold(data.grounds),
    authority: data.authority,
    decidedAt: data.decidedAt,
    effectiveOn: data.effectiveOn,
    documentNumber: data.documentNumber,
    plaqueNumber: data.plaqueNumber,
    act: actOf(metadata),
  }),
});
