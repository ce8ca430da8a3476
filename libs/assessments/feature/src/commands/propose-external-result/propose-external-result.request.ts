import { text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { finding } from '../../requests/finding.js';
import { indicatorCode, indicatorValues } from '../../requests/values.js';

export const proposeExternalResultRequest = z
  .strictObject({
    values: indicatorValues.default({}),
    grade: indicatorCode().optional().meta({ description: '对方认定的等级代码。The grade they gave.' }),
    documentNumber: text(60),
    documentFileId: uuid().optional().meta({ description: '签发的文件。The signed document.' }),
    findings: z.array(finding).max(50).default([]),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ProposeExternalResult' });
export type ProposeExternalResultBody = z.output<typeof proposeExternalResultRequest>;
