import { lateEntry } from '@gongjian/shared-records/requests';
import type { z } from 'zod';
import { finding } from '../../requests/finding.js';

export const recordFindingRequest = finding.extend({ lateEntry: lateEntry.optional() }).meta({ id: 'RecordFinding' });
export type RecordFindingBody = z.output<typeof recordFindingRequest>;
