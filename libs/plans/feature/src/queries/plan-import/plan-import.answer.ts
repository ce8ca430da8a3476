import type { ImportedDocument } from '@gongjian/plans-plan-import';
import { sha256 } from '@gongjian/shared-records/answers';
import { z } from 'zod';

const written = z.string().nullable().meta({ description: '文件未写明则为 null。null: the document does not say.' });
const texts = z.array(z.string());

const draft = z
  .strictObject({
    title: written,
    documentNumber: written,
    issuer: written,
    issuedOn: written.meta({ description: 'YYYY-MM-DD 或 YYYY-MM；XXXX 为文件隐去的年份。XXXX: a year it hides.' }),
    stages: z.array(z.strictObject({ name: z.string(), from: written, to: written })),
    tasks: z.array(
      z.strictObject({
        heading: z.string(),
        leadUnits: texts,
        responsibleUnits: texts,
        persons: z.array(z.strictObject({ name: z.string(), role: z.string() })),
        dueOn: written,
      }),
    ),
    groups: z.array(
      z.strictObject({ name: z.string(), heads: texts, deputies: texts, members: texts, office: written }),
    ),
    figures: z.array(
      z.strictObject({
        subject: z.string(),
        operator: z.enum(['>=', '>', '<=', '<', '=', 'between']),
        value: z.string(),
        unit: z.string(),
      }),
    ),
  })
  .meta({ id: 'PlanDraft' });

const source = z
  .strictObject({
    path: z.string().meta({ description: '草稿中的位置（JSON Pointer）。JSON pointer into the draft.' }),
    places: z.array(z.strictObject({ start: z.int(), end: z.int(), line: z.int().min(1), quote: z.string() })),
    sure: z.boolean().meta({ description: 'false：请人核对。false: a person is asked to check it.' }),
    note: z.string().exactOptional(),
  })
  .meta({ id: 'DraftSource' });

export const planImportAnswer: z.ZodType<ImportedDocument> = z
  .strictObject({
    draft,
    text: z.string().meta({ description: '读取的文本，各处位置以此为准。Every place refers to it.' }),
    sources: z.array(source),
    warnings: z.array(z.strictObject({ code: z.string(), messageZh: z.string(), messageEn: z.string() })),
    document: z.strictObject({ sha256, size: z.int() }),
  })
  .meta({ id: 'PlanImport' });
