import { titleRenewedV1, type TitleRenewedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleRenewed = Extract<TitleEvent, { readonly type: 'TitleRenewed' }>;

export const titleRenewedPublication = publication<TitleRenewed, TitleRenewedV1>({
  name: 'title_renewed',
  event: titleRenewedV1,
  from: 'TitleRenewed',
  map: ({ event: { data }, metadata }: Fact<TitleRenewed>) => ({
    ...titlePlaceOf(data),
    namingId: data.namingId,
    namedOn: data.namedOn,
    documentNumber: data.documentNumber,
    validity: { from: data.validity.from, to: data.validity.to },
    act: actOf(metadata),
  }),
});
