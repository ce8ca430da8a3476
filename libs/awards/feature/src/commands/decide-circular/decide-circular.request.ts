import { text } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const decideCircularRequest = z
  .strictObject({ documentNumber: text(60), lateEntry: lateEntry.optional() })
  .meta({ id: 'DecideCircular' });
export type DecideCircularBody = z.output<typeof decideCircularRequest>;
