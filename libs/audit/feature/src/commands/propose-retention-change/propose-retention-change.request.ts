import { RECORD_KINDS, RETENTION_CODES } from '@gongjian/audit-domain';
import { text } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const proposeRetentionChangeRequest = z
  .strictObject({
    classes: z
      .array(
        z
          .strictObject({
            kind: z.enum(RECORD_KINDS),
            code: z.enum(RETENTION_CODES),
            basis: text(500).meta({ description: '依据的条款。The clause it stands on.' }),
          })
          .meta({ id: 'RetentionClassGiven' }),
      )
      .min(1)
      .max(RECORD_KINDS.length),
    documentNumber: text(60)
      .nullable()
      .default(null)
      .meta({ description: '经同级档案主管部门审查的保管期限表文号。Of the schedule the archive authority approved.' }),
    reason,
  })
  .meta({ id: 'ProposeRetentionChange' });
export type ProposeRetentionChangeBody = z.output<typeof proposeRetentionChangeRequest>;
