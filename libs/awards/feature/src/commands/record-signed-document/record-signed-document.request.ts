import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const recordSignedDocumentRequest = z
  .strictObject({
    removalId: uuid()
      .optional()
      .meta({ description: '哪一次摘牌；缺省为现行的一次。The removal; the one that stands when left out.' }),
    documentNumber: text(60),
    documentFileId: uuid(),
    signerPersonId: uuid(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'RecordSignedDocument' });
export type RecordSignedDocumentBody = z.output<typeof recordSignedDocumentRequest>;
