import type {
  Clock,
  Exact,
  LateEntry,
  OfficerAsOf,
  PersonNamed,
  Reason,
  SubjectAsOf,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { z } from 'zod';
import type { OpenedRow } from './opened-row.js';
import type { MayAct } from './possible-acts.js';

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

export const subjectAsOf: z.ZodType<SubjectAsOf> = z
  .strictObject({
    id,
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  })
  .meta({ id: 'SubjectAsOf', description: '创建对象及其当时的名称、类别和区划。A subject as it was.' });

export const exact: z.ZodType<Exact> = z
  .union([
    z.int(),
    z.string(),
    z.strictObject({ n: z.union([z.int(), z.string()]), d: z.union([z.int(), z.string()]) }),
  ])
  .meta({
    id: 'Exact',
    description: '精确数：整数、小数文本或分数。A whole number, a decimal as text, or a fraction.',
  });

export const clock: z.ZodType<Clock> = z
  .strictObject({
    from: day,
    lastDay: day,
    dueAt: moment.meta({ description: '此刻起逾期。Over from then on.' }),
    days: z.int(),
    of: z.enum(['calendar', 'working']),
    calendar: z.string().nullable().meta({ description: '工作日历版本；null 为暂定。null: provisional.' }),
  })
  .meta({ id: 'Clock' });

const officerFields = z.strictObject({
  kind: z
    .literal('service')
    .exactOptional()
    .meta({ description: '部门系统账号；省略时为个人。A service account, named as the post; absent: a person.' }),
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

/** To be extended or named by those who list people. */
export const personNamed = z.strictObject({
  personId: id.nullable(),
  text: personalText,
  post: named.nullable(),
  unit: named.nullable(),
}) satisfies z.ZodType<OpenedRow<PersonNamed>>;

export const reason: z.ZodType<OpenedRow<Reason>> = z
  .strictObject({ code: z.string(), text: personalText })
  .meta({ id: 'ReasonGiven' });

export const lateEntry: z.ZodType<OpenedRow<LateEntry>> = z.strictObject({ effectiveOn: day, reason }).meta({
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

export const basis = z
  .strictObject({
    programme: id,
    version: z.int(),
    rules: z.int(),
    inputs: z.union([
      z.array(z.strictObject({ stream: z.string(), revision })),
      z.strictObject({ count: z.int(), sha256, fileId: id.exactOptional() }).meta({
        description: '依据过多时只记数量和清单的校验值。Of very many only their number and the hash of their list.',
      }),
    ]),
  })
  .meta({ id: 'Basis', description: '决定的依据。What the decision stands on.' });

const mayAct: z.ZodType<MayAct> = z.union([
  z.literal(true),
  z.strictObject({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    late: z
      .strictObject({
        until: day.nullable().meta({ description: '当时办理的最后一天。The last day it can have been done.' }),
        forAnother: z.boolean().meta({ description: '代办理的人补录。Entered for somebody else who did it.' }),
      })
      .exactOptional()
      .meta({ description: '今天不能办，当时办理的可以补录。Refused today; it may still be entered late.' }),
  }),
]);

/** What the reader may do now, and why not. */
export function mayOf<const Acts extends readonly [string, ...string[]]>(acts: Acts) {
  return z.record(z.enum(acts), mayAct).nullable().meta({
    description: '此刻可办的事，或不可办的理由；回看（asOf）时和列表中为 null。Null as of a past moment and in lists.',
  });
}

/** A page of a list; `next` is the `cursor` of the one after. */
export function pageOf<Item>(name: string, item: z.ZodType<Item>) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().nullable().meta({ description: '下一页的 cursor；末页为 null。null at the end.' }),
    })
    .meta({ id: name });
}

export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export const actor = z
  .strictObject({
    kind: z.enum(['person', 'service', 'rule', 'public']),
    id: z.string(),
    role: z.string().nullable(),
    post: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    division: named.nullable(),
    unit: named.nullable(),
  })
  .meta({ id: 'ActorAsOf', description: '谁、以何职务。Who, in which post, as it was.' });

const change = z
  .strictObject({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })
  .meta({ id: 'RecordedChange', description: '记录的哪一处、改前、改后。JSON pointer, before, after.' });

/** A page of a record's history, with the types of event it may hold and the shape their reasons have. */
export function historyAnswerOf(
  name: string,
  types: readonly string[],
  why: z.ZodType = reason,
): z.ZodType<HistoryPage> {
  return z
    .strictObject({
      entries: z.array(
        z.strictObject({
          eventId: id,
          revision,
          position: z.string(),
          type: z.enum(types),
          recordedAt: moment,
          occurredAt: moment,
          effectiveOn: day.exactOptional(),
          actor,
          onBehalfOf: actor.exactOptional(),
          channel: z.enum(['console', 'phone', 'import', 'agency', 'public', 'rule']),
          reason: why.nullable().exactOptional(),
          basis: basis.exactOptional(),
          changes: z.array(change),
          data: z.record(z.string(), z.unknown()).meta({ description: '事件内容。What the event says.' }),
        }),
      ),
      next: revision.nullable(),
    })
    .meta({ id: name });
}
