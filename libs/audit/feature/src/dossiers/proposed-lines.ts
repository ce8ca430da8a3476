import type { DisposalLine, DisposalState } from '@gongjian/audit-domain';

export function proposedLines(state: DisposalState): readonly DisposalLine[] {
  return state.status === 'none' ? [] : state.proposal.lines;
}
