import { divisionOf, type TaskRow } from '@gongjian/plans-domain';
import type { May } from '@gongjian/shared-records';

export function taskRowResource(row: TaskRow): May['resource'] {
  return { divisionId: divisionOf(row).id, unitIds: row.units.map(({ unit }) => unit.id) };
}
