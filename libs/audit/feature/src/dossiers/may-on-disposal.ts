import type { DisposalState } from '@gongjian/audit-domain';
import type { May } from '@gongjian/shared-records';

export function mayOnDisposal(action: May['action']): (state: DisposalState) => May {
  return (state) => ({
    action,
    resource: { divisionId: state.status === 'none' ? undefined : state.proposal.division?.id },
  });
}
