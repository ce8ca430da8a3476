import { personal, uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { indicatorEvidence } from '../../requests/evidence.js';

export const submitEvidenceRequest = z
  .strictObject({
    unitId: uuid().optional(),
    evidence: indicatorEvidence,
    statement: personal(4_000).optional(),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'SubmitEvidence' });
export type SubmitEvidenceBody = z.output<typeof submitEvidenceRequest>;
