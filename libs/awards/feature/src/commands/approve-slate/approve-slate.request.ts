import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const approveSlateRequest = z.strictObject({ lateEntry: lateEntry.optional() }).meta({ id: 'ApproveSlate' });
export type ApproveSlateBody = z.output<typeof approveSlateRequest>;
