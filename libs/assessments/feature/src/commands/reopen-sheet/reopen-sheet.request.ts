import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const reopenSheetRequest = z.strictObject({ reason }).meta({ id: 'ReopenSheet' });
export type ReopenSheetBody = z.output<typeof reopenSheetRequest>;
