import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { indicatorCode, indicatorValue } from '../../requests/values.js';

export const correctSheetRequest = z
  .strictObject({ indicator: indicatorCode(), value: indicatorValue, reason })
  .meta({ id: 'CorrectSheet' });
export type CorrectSheetBody = z.output<typeof correctSheetRequest>;
