import { titleNamedV1, type TitleNamedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type TitleRecognised = Extract<TitleEvent, { readonly type: 'TitleRecognised' }>;

export const titleRecognisedPublication = publication<TitleRecognised, TitleNamedV1>({
  name: 'title_recognised',
  event: titleNamedV1,
  from: 'TitleRecognised',
  map: ({ event: { data }, metadata }: Fact<TitleRecognised>) => ({
    ...titlePlaceOf(data),
    namingId: data.namingId,
    how: 'recognised',
    names: data.names,
    namedOn: data.recognisedOn,
    documentNumber: data.documentNumber,
    validity: { from: data.validity.from, to: data.validity.to },
    act: actOf(metadata),
  }),
});
