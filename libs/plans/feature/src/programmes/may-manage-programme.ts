import type { ProgrammeState } from '@gongjian/plans-domain';
import type { May } from '@gongjian/shared-records';

export function mayManageProgramme(state: ProgrammeState): May {
  return {
    action: 'programme.manage',
    resource: { divisionId: state.status === 'none' ? undefined : state.authority.division.id },
  };
}
