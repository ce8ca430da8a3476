import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const withdrawRemovalProposalRequest = z
  .strictObject({
    reason,
  })
  .meta({ id: 'WithdrawRemovalProposal' });
export type WithdrawRemovalProposalBody = z.output<typeof withdrawRemovalProposalRequest>;
