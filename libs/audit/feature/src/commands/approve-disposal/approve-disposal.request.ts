import { text } from '@gongjian/shared-http';
import { z } from 'zod';

export const approveDisposalRequest = z
  .strictObject({ documentNumber: text(60).meta({ description: '批准文号。Number of the decision.' }) })
  .meta({ id: 'ApproveDisposal' });
export type ApproveDisposalBody = z.output<typeof approveDisposalRequest>;
