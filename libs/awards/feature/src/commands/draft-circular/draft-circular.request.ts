import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const draftCircularRequest = z
  .strictObject({ resultId: uuid(), unitId: uuid(), lateEntry: lateEntry.optional() })
  .meta({ id: 'DraftCircular' });
export type DraftCircularBody = z.output<typeof draftCircularRequest>;
