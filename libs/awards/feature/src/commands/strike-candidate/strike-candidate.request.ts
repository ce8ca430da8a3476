import { uuid } from '@gongjian/shared-http';
import { lateEntry, reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const strikeCandidateRequest = z
  .strictObject({ titleId: uuid(), reason, lateEntry: lateEntry.optional() })
  .meta({ id: 'StrikeCandidate' });
export type StrikeCandidateBody = z.output<typeof strikeCandidateRequest>;
