import { approval } from '@gongjian/plans-contracts';
import { localDate, text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const issuePlanRequest = z
  .strictObject({
    number: text(60).meta({ example: '清创〔2026〕3号' }),
    issuedOn: localDate(),
    signerPersonId: uuid()
      .optional()
      .meta({ description: '签发人；缺省为办理人本人。The signer; the caller when left out.' }),
    documentFileId: uuid().optional(),
    lateEntry: lateEntry.optional(),
    restart: approval.optional().describe('重启历史项目的批准。Approval to start a historic programme again.'),
  })
  .meta({ id: 'IssuePlan' });
export type IssuePlanBody = z.output<typeof issuePlanRequest>;
