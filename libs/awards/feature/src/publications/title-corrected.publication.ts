import { titleCorrectedV1, type TitleCorrectedV1 } from '@gongjian/awards-contracts';
import type { TitleEvent } from '@gongjian/awards-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type TitleCorrected = Extract<TitleEvent, { readonly type: 'TitleCorrected' }>;

export const titleCorrectedPublication = publication<TitleCorrected, TitleCorrectedV1>({
  name: 'title_corrected',
  event: titleCorrectedV1,
  from: 'TitleCorrected',
  map({ event: { data }, metadata }: Fact<TitleCorrected>) {
    const { titleId, correction, was } = data;
    return { titleId, field: correction.field, was, value: correction.value, act: actOf(metadata) };
  },
});
