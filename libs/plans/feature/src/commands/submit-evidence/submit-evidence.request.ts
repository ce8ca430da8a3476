import { localDate, personal, uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const submitEvidenceRequest = z
  .strictObject({
    unitId: uuid().optional(),
    evidence: z
      .array(
        z.strictObject({
          fileId: uuid(),
          evidenceId: uuid().optional().meta({
            description: '补交时填原材料编号，作为其新版本；缺省为新材料。The piece this file is a new version of.',
          }),
          note: personal(1_000).optional(),
          takenOn: localDate().optional().meta({ description: '材料反映的日期。The day it shows.' }),
          place: personal(200).optional().meta({ description: '材料反映的地点。The place it shows.' }),
        }),
      )
      .min(1)
      .max(100),
    statement: personal(4_000).optional(),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'SubmitEvidence' });
export type SubmitEvidenceBody = z.output<typeof submitEvidenceRequest>;
