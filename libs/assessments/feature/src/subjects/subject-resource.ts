import type { May } from '@gongjian/shared-records';
import type { SubjectAsOf } from '@gongjian/shared-kernel';

/** What the policy is asked about something of a subject: it stands in the subject's division and is its unit's. */
export function subjectResource({ division, unit }: SubjectAsOf): May['resource'] {
  return { divisionId: division.id, unitIds: unit === null ? [] : [unit.id] };
}
