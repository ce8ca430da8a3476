import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const proposeFindingWithdrawalRequest = z
  .strictObject({ findingId: uuid(), reason })
  .meta({ id: 'ProposeFindingWithdrawal' });
export type ProposeFindingWithdrawalBody = z.output<typeof proposeFindingWithdrawalRequest>;
