import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const proposeTitleImportRequest = z
  .strictObject({
    subjectId: uuid(),
    programmeId: uuid(),
    version: z.int().min(1).optional().meta({ description: '缺省为最新版本。The latest when left out.' }),
    grade: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
    awardedBy: z
      .enum(['own', 'outside'])
      .meta({ description: '本级上线前命名，或外单位授予。Named here before this system, or awarded by others.' }),
    authority: z.strictObject({ zh: text(100), en: text(200) }),
    documentNumber: text(60),
    documentFileId: uuid(),
    namedOn: localDate(),
    validUntil: localDate().nullable().default(null).meta({ description: 'null 表示长期。null: without end.' }),
    plaqueNumber: text(40).nullable().default(null),
  })
  .meta({ id: 'ProposeTitleImport' });
export type ProposeTitleImportBody = z.output<typeof proposeTitleImportRequest>;
