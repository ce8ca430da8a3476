import { titleNamedV1, type TitleNamedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleNamed = Extract<TitleEvent, { readonly type: 'TitleNamed' }>;

export const titleNamedPublication = publication<TitleNamed, TitleNamedV1>({
  name: 'title_named',
  event: titleNamedV1,
  from: 'TitleNamed',
  map: ({ event: { data }, metadata }: Fact<TitleNamed>) => ({
    ...titlePlaceOf(data),
    namingId: data.namingId,
    how: 'named',
    names: data.names,
    namedOn: data.namedOn,
    documentNumber: data.documentNumber,
    validity: { from: data.validity.from, to: data.validity.to },
    act: actOf(metadata),
  }),
});
