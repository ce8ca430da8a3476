import type { RectificationClosedV1 } from '@gongjian/plans-contracts';
import type { RectificationPlace } from '@gongjian/plans-domain';
import type { LocalDate } from '@gongjian/shared-kernel';

export function rectificationPlace(
  { rectificationId, subject, programmeId, version, serious, source, removalId }: RectificationPlace,
  occurredOn: LocalDate,
): Omit<RectificationClosedV1, 'act'> {
  const subjectId = subject.id;
  return { rectificationId, subjectId, subject, programmeId, version, serious, source, removalId, occurredOn };
}
