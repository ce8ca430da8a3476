import type { RoundRow, RoundState } from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import type { May } from '@gongjian/shared-records';

export function mayOnRound(action: Action): (state: RoundState) => May {
  return (state) => ({
    action,
    resource: { divisionId: state.status === 'none' ? undefined : state.opened.division.id },
  });
}

export function mayReadRound(action: Action): (row: RoundRow) => May {
  return (row) => ({ action, resource: { divisionId: row.division.id } });
}
