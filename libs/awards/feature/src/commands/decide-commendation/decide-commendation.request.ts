import { text } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const decideCommendationRequest = z
  .strictObject({ documentNumber: text(60), lateEntry: lateEntry.optional() })
  .meta({ id: 'DecideCommendation' });
export type DecideCommendationBody = z.output<typeof decideCommendationRequest>;
