import { exportCatalogueOf, EXPORT_FORMATS, type ExportRow } from '@gongjian/shared-domain';
import { z } from 'zod';
import { historyAnswerOf, id, moment, named, officer, pageOf, revision } from '../answers.js';

export type ExportAnswer = ExportRow & { readonly revision: string };

export const exportAnswer: z.ZodType<ExportAnswer> = z
  .strictObject({
    id,
    revision,
    list: z.string().meta({ example: 'tasks' }),
    filters: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    columns: z.array(z.string()),
    rows: z.int(),
    format: z.enum(EXPORT_FORMATS),
    exportedBy: officer,
    division: named.nullable(),
    exportedAt: moment,
  })
  .meta({
    id: 'Export',
    description: '一次导出：谁、何时、导出了什么、多少行。Who took out what, when, and how many rows.',
  });

export const exportListAnswer = pageOf('ExportList', exportAnswer);

export const exportHistoryAnswer = historyAnswerOf('ExportHistory', Object.keys(exportCatalogueOf('export').types));
