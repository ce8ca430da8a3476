import type { ProgrammeState } from '@gongjian/plans-domain';
import type { UnitAsOf } from '@gongjian/shared-kernel';
import type { May } from '@gongjian/shared-records';

export function mayManageProgramme(state: ProgrammeState): May {
  return mayManageProgrammeOf(state.status === 'none' ? null : state.authority);
}

export function mayManageProgrammeOf(authority: UnitAsOf | null): May {
  return { action: 'programme.manage', resource: { divisionId: authority?.division.id } };
}
