import { unitsOfEscalation, type EscalationRow, type EscalationState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

/** It stands in the division of what is overdue and concerns the unit that answers for it. */
export function mayOnEscalation(action: Action): (state: EscalationState) => May {
  return (state) => ({ action, resource: escalationResource(state) });
}

export function escalationResource(state: EscalationState): May['resource'] {
  if (state.status === 'none') return {};
  const { opened, drafted } = state;
  const units = [opened.unit, drafted?.drafted.unit ?? null, drafted?.told?.unit ?? null];
  return { divisionId: opened.division.id, unitIds: units.flatMap((unit) => (unit === null ? [] : [unit.id])) };
}

export function escalationRowResource(row: EscalationRow): May['resource'] {
  return { divisionId: row.division.id, unitIds: unitsOfEscalation(row) };
}
