import { EXPORT_FORMATS } from '@gongjian/shared-domain';
import { text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { page } from '../requests.js';

const MAX_ROWS = 1_000_000;

const listName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'key' })
  .meta({ example: 'tasks', description: '列表的名称，如地址中所写。The list as its address names it.' });
const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, { error: 'code' });

export const exportRequest = z
  .strictObject({
    list: listName,
    filters: z
      .array(z.strictObject({ name: fieldName, values: z.array(text(40, { min: 0 })).max(200) }))
      .max(30)
      .meta({
        description:
          '筛选条件：只写代码、编号、日期，不写手工输入的文字。Codes, ids and dates only; leave out what was typed.',
      }),
    columns: z.array(fieldName).min(1).max(60),
    rows: z.int().min(0).max(MAX_ROWS),
    format: z.enum(EXPORT_FORMATS),
  })
  .meta({ id: 'RecordExport' });
export type ExportBody = z.output<typeof exportRequest>;

export const exportListQuery = z.strictObject({
  list: listName.optional(),
  format: z.enum(EXPORT_FORMATS).optional(),
  personId: uuid().optional().meta({ description: '谁导出的。Who took it out.' }),
  ...page,
});
export type ExportListQuery = z.output<typeof exportListQuery>;
