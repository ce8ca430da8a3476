import { findingWithdrawnV1, type FindingWithdrawnV1 } from '@gongjian/assessments-contracts';
import type { SheetEvent } from '@gongjian/assessments-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type FindingWithdrawn = Extract<SheetEvent, { readonly type: 'FindingWithdrawn' }>;

export const findingWithdrawnPublication = publication<FindingWithdrawn, FindingWithdrawnV1>({
  name: 'finding_withdrawn',
  event: findingWithdrawnV1,
  from: 'FindingWithdrawn',
  map({ event: { data }, metadata }: Fact<FindingWithdrawn>) {
    const { findingId, sheetId, subjectId } = data;
    return { findingId, sheetId, subjectId, act: actOf(metadata) };
  },
});
