import { fileCatalogue, type FileRow } from '@gongjian/plans-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  historyAnswerOf,
  id,
  moment,
  named,
  officer,
  personalText,
  reason,
  revision,
  sha256,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';

export type FileAnswer = OpenedRow<FileRow> & { readonly revision: string };

export const fileAnswer: z.ZodType<FileAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['stored', 'destroyed']),
    sha256,
    size: z.int(),
    mediaType: z.string().meta({ description: '按内容判定。By content.' }),
    fileName: personalText,
    storedBy: officer,
    unitIds: z.array(id),
    division: named.nullable(),
    storedAt: moment,
    destruction: z
      .strictObject({
        reason,
        askedBy: officer,
        approvedBy: officer.nullable(),
        destroyedAt: moment.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'File' });

export const fileHistoryAnswer = historyAnswerOf('FileHistory', Object.keys(fileCatalogue.types));
