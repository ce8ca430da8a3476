import { writeAnswer } from '@gongjian/shared-http';
import { FILE_ACTS, fileCatalogueOf, type FileAct, type FileRow } from '@gongjian/shared-domain';
import { z } from 'zod';
import {
  historyAnswerOf,
  id,
  mayOf,
  moment,
  named,
  officer,
  personalText,
  reason,
  revision,
  sha256,
} from '../answers.js';
import type { MayAct } from '../possible-acts.js';
import type { OpenedRow } from '../opened-row.js';

/** The answer to an upload; later requests name the file by `id`. */
export interface StoredFileAnswer {
  readonly id: string;
  /** Of the clear bytes, lower-case hex. */
  readonly sha256: string;
  readonly size: number;
  /** By content. */
  readonly mediaType: string;
}

export const storedFileAnswer = writeAnswer
  .extend({ sha256, size: z.int(), mediaType: z.string().meta({ description: '按内容判定。By content.' }) })
  .meta({ id: 'StoredFile' });

export type FileAnswer = OpenedRow<FileRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<FileAct, MayAct>> | null;
};

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
    may: mayOf(FILE_ACTS),
  })
  .meta({ id: 'File' });

export const fileHistoryAnswer = historyAnswerOf('FileHistory', Object.keys(fileCatalogueOf('file').types));
