import { TASK_SOURCES, type OfficerAsOf, type Reason, type TaskPerson, type UnitAsOf } from '@gongjian/plans-domain';
import { z } from 'zod';
import type { OpenedRow } from './opened-row.js';

export const id = z.string().meta({ format: 'uuid' });
export const day = z.string().meta({ format: 'date', example: '2026-11-25' });
export const moment = z.string().meta({ format: 'date-time', example: '2026-11-25T08:00:00.000Z' });
export const revision = z.string().meta({ pattern: '^(0|[1-9]\\d*)$', example: '3' });
export const sha256 = z.string().meta({ pattern: '^[0-9a-f]{64}$', description: '明文内容。Of the clear bytes.' });
export const names = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Names' });

/** Personal values: `null` as well where their key was destroyed. */
export const personalText = z.string().nullable().meta({ description: '已清除时为 null。null once it was erased.' });

export const named = z.strictObject({ id, name: z.string() }).meta({
  id: 'NamedAsOf',
  description: '当时的名称。With the name it had at that moment.',
});

export const unitAsOf: z.ZodType<UnitAsOf> = z
  .strictObject({ id, name: z.string(), division: named })
  .meta({ id: 'UnitAsOf', description: '单位及其当时的名称和区划。A unit as it was.' });

const officerFields = z.strictObject({
  personId: id,
  role: z.string().nullable(),
  post: named.nullable(),
  unit: named.nullable(),
  division: named.nullable(),
});

export const officer: z.ZodType<OfficerAsOf> = officerFields
  .extend({
    onBehalfOf: officerFields
      .exactOptional()
      .meta({ description: '主持工作或代办时所代表的人。Whom an act by acting or delegation was done for.' }),
  })
  .meta({ id: 'OfficerAsOf', description: '办理人：编号和当时的职务、单位。By id, post and unit as they were.' });

const personNamed = z.strictObject({
  personId: id.nullable(),
  text: personalText,
  post: named.nullable(),
  unit: named.nullable(),
});
export const groupMember = personNamed.meta({ id: 'GroupMemberAsOf' });
export const taskPerson: z.ZodType<OpenedRow<TaskPerson>> = personNamed
  .extend({ role: z.enum(['direct', 'handler']), part: z.string().exactOptional() })
  .meta({ id: 'TaskPersonAsOf' });

export const reason: z.ZodType<OpenedRow<Reason>> = z
  .strictObject({ code: z.string(), text: personalText })
  .meta({ id: 'ReasonGiven' });

export const lateEntry = z.strictObject({ effectiveOn: day, reason }).meta({
  id: 'LateEntryGiven',
  description: '补录：实际生效日期和理由。When it took effect, why it was recorded late.',
});

/** Members of an act that may have been recorded late. */
export const maybeLate = {
  lateEntry: lateEntry.exactOptional(),
  recordedBy: officer.exactOptional().meta({ description: '代为登记的人。Who recorded it for the one who did it.' }),
};

export const fileReference = z
  .strictObject({ fileId: id, sha256, size: z.int(), mediaType: z.string(), fileName: personalText })
  .meta({ id: 'FileReference' });

export const taskSource = z
  .strictObject({
    kind: z.enum(TASK_SOURCES),
    reference: z.string().nullable(),
    place: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  })
  .meta({ id: 'TaskSourceGiven' });

export const basis = z
  .strictObject({
    programme: id,
    version: z.int(),
    rules: z.int(),
    inputs: z.array(z.strictObject({ stream: z.string(), revision })),
  })
  .meta({ id: 'Basis', description: '决定的依据。What the decision stands on.' });

/** A page of a list; `next` is the `cursor` of the one after. */
export function pageOf<Item>(name: string, item: z.ZodType<Item>) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().nullable().meta({ description: '下一页的 cursor；末页为 null。null at the end.' }),
    })
    .meta({ id: name });
}
