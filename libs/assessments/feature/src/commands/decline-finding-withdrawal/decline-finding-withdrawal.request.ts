import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const declineFindingWithdrawalRequest = z.strictObject({ reason }).meta({ id: 'DeclineFindingWithdrawal' });
export type DeclineFindingWithdrawalBody = z.output<typeof declineFindingWithdrawalRequest>;
