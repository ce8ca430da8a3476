import { titleRestoredV1, type TitleRestoredV1 } from '@gongjian/awards-contracts';
import type { TitleAsOf, TitleEvent } from '@gongjian/awards-domain';
import { actOf, addDays, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';
import { titlePlaceOf } from './title-place.js';

type WarningEnded = Extract<TitleEvent, { readonly type: 'WarningEnded' }>;

/** A warning that is over by itself: told like one that was lifted. Of an old one nobody would know whose it was. */
export const warningEndedPublication = publication<WarningEnded, TitleRestoredV1>({
  name: 'warning_ended',
  event: titleRestoredV1,
  from: 'WarningEnded',
  map({ event: { data }, metadata }: Fact<WarningEnded>) {
    if (!saysWhose(data)) return null;
    return { ...titlePlaceOf(data), on: addDays(data.until.lastDay, 1), act: actOf(metadata) };
  },
});

function saysWhose(data: WarningEnded['data']): data is WarningEnded['data'] & TitleAsOf {
  return data.subject !== undefined;
}
