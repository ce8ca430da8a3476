import { personal, uuid } from '@gongjian/shared-http';
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
        }),
      )
      .min(1)
      .max(100),
    statement: personal(4_000).optional(),
  })
  .meta({ id: 'SubmitEvidence' });
export type SubmitEvidenceBody = z.output<typeof submitEvidenceRequest>;
