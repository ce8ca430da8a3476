import { text } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const recordFilingRequest = z
  .strictObject({
    level: factCode().meta({ description: '所办的环节。The level as it was seen.' }),
    receiptNumber: text(60).meta({ example: '市备〔2026〕12号', description: '备案回执编号。Of the receipt.' }),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecordFiling' });
export type RecordFilingBody = z.output<typeof recordFilingRequest>;
