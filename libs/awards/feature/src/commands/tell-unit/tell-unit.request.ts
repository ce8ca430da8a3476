import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const tellUnitRequest = z.strictObject({ lateEntry: lateEntry.optional() }).meta({ id: 'TellUnit' });
export type TellUnitBody = z.output<typeof tellUnitRequest>;
