import type { FollowUpOpenedV1 } from '@gongjian/plans-contracts';
import type { FollowUpPlace } from '@gongjian/plans-domain';

export function followUpPlace({
  followUpId,
  removalId,
  titleId,
  subject,
  programmeId,
  version,
}: FollowUpPlace): Omit<FollowUpOpenedV1, 'act' | 'clause' | 'authority' | 'openedOn'> {
  return { followUpId, removalId, titleId, subjectId: subject.id, subject, programmeId, version };
}
