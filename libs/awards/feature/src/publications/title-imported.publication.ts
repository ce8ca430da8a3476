import { titleNamedV1, type TitleNamedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleImported = Extract<TitleEvent, { readonly type: 'TitleImported' }>;

export const titleImportedPublication = publication<TitleImported, TitleNamedV1>({
  name: 'title_imported',
  event: titleNamedV1,
  from: 'TitleImported',
  map: ({ event: { data }, metadata }: Fact<TitleImported>) => ({
    ...titlePlaceOf(data),
    namingId: data.namingId,
    how: 'imported',
    names: data.names,
    namedOn: data.namedOn,
    documentNumber: data.documentNumber,
    validity: { from: data.validity.from, to: data.validity.to },
    act: actOf(metadata),
  }),
});
