import { personal } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const recordUnitStatementRequest = z
  .strictObject({ text: personal(8_000), lateEntry: lateEntry.optional() })
  .meta({ id: 'RecordUnitStatement' });
export type RecordUnitStatementBody = z.output<typeof recordUnitStatementRequest>;
