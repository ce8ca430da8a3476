import { isLocalDate, type LocalDate } from '@gongjian/shared-kernel';
import { z } from 'zod';

/** What a schema gives, unchangeable all the way down: a published definition never changes. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** Members marked so are read by people only: they change no result. */
const SHOWN = { 'x-shown': true } as const;

export const CODE = /^[a-z][A-Za-z0-9]{0,39}$/;
export const KEY = /^[a-z][a-z0-9-]{1,59}$/;
const DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,9})?$/;

/** Text for people, not blank. */
export function text(max: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/\S/, { error: 'notBlank' })
    .meta({ ...SHOWN });
}

/** A place in the document that decisions cite. */
export const clause = z.string().min(1).max(100).regex(/\S/, { error: 'notBlank' }).meta({ 'x-cited': true });

export const bilingual = z
  .strictObject({ zh: text(300), en: text(600) })
  .meta({ ...SHOWN, id: 'Bilingual', description: '中文和英文 In Chinese and English' });

export const names = z
  .strictObject({ zh: text(100), en: text(100) })
  .meta({ ...SHOWN, id: 'Names', description: '名称 Its name' });

/** What other members refer to. */
export const code = z.string().regex(CODE, { error: 'code' });

/** What names a programme among those of its tenant, and for titles of it. */
export const key = z.string().regex(KEY, { error: 'key' });

export const date = z
  .string()
  .refine(isLocalDate, {
    params: { code: 'DATE', zh: '应为存在的日期，形如 2026-11-25。', en: 'Must be an existing date like 2026-11-25.' },
  })
  .meta({ format: 'date' }) as unknown as z.ZodType<LocalDate, string>;

export const exact = z
  .union([z.int(), z.string().regex(DECIMAL, { error: 'exact' }), z.strictObject({ n: z.int(), d: z.int().min(1) })])
  .meta({
    id: 'Exact',
    description: '整数、写成文字的小数，或分数 A whole number, a decimal as text ("94.95"), or a fraction {n, d}',
  });

export const exactFromZero = exact.refine((value) => !isBelowZero(value), {
  params: { code: 'EXACT', zh: '不得小于 0。', en: 'Must not be below 0.' },
});

function isBelowZero(value: z.output<typeof exact>): boolean {
  if (typeof value === 'object') return value.n < 0;
  return typeof value === 'number' ? value < 0 : value.startsWith('-') && /[1-9]/.test(value);
}

export const bound = z
  .strictObject({
    atLeast: exact.exactOptional().describe('不少于、以上：含本数 From this on, this included'),
    moreThan: exact.exactOptional().describe('超过、大于：不含本数 Above this, this not included'),
    atMost: exact.exactOptional().describe('不超过、以下：含本数 Up to this, this included'),
    lessThan: exact.exactOptional().describe('不满、低于：不含本数 Below this, this not included'),
  })
  .refine(
    (limits) =>
      Object.keys(limits).length > 0 &&
      (limits.atLeast === undefined || limits.moreThan === undefined) &&
      (limits.atMost === undefined || limits.lessThan === undefined),
    {
      params: {
        code: 'BOUND',
        zh: '界限至少写一边，每一边只写一个。',
        en: 'A bound has at least one side, and each side once.',
      },
    },
  )
  .meta({
    id: 'Bound',
    description: '界限；百分比以 100 为满分 A bound; percentages in points of 100',
    minProperties: 1,
    maxProperties: 2,
  });

export const dayCount = z
  .strictObject({
    days: z.int().min(0).max(1_830).describe('天数；当天不算 Days; the day of the event is not counted'),
    of: z.enum(['calendar', 'working']).describe('自然日或工作日 Calendar or working days'),
    dayOff: z
      .literal('asWritten')
      .exactOptional()
      .describe('期满日遇休息日不顺延 A last day that is a day off does not move on'),
  })
  .meta({ id: 'DayCount', description: '期限 A number of days' });

export const span = z
  .union([
    z.strictObject({ days: z.int().min(1).max(3_660) }),
    z.strictObject({ months: z.int().min(1).max(120) }),
    z.strictObject({ years: z.int().min(1).max(20) }),
  ])
  .meta({ id: 'Span', description: '时间跨度：天、月或年 Days, months or years' });

/** Listed without repetition. */
export function codes(): z.ZodArray<typeof code> {
  return listOnce(code, 1, 400);
}

export function listOnce<Item extends z.ZodType<string>>(item: Item, min: number, max: number): z.ZodArray<Item> {
  return z
    .array(item)
    .min(min)
    .max(max)
    .refine((list) => new Set(list).size === list.length, {
      params: { code: 'DUPLICATE', zh: '同一项写了两次。', en: 'An entry stands twice.' },
    })
    .meta({ uniqueItems: true });
}

export const LEVELS = ['national', 'province', 'city', 'county', 'town', 'community'] as const;
export type Level = (typeof LEVELS)[number];
export const level = z.enum(LEVELS);

export const EVERY = ['day', 'week', 'month', 'quarter', 'halfYear', 'year'] as const;
export const every = z.enum(EVERY);

/** The subject kinds of the directory. */
export const SUBJECT_KINDS = ['division', 'compound', 'hamlet', 'unit', 'team', 'point'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export const subjectKind = z.enum(SUBJECT_KINDS);

/** One value for everybody, or one for every class. */
export function byClass<Value extends z.ZodType>(value: Value) {
  return z.union([
    value,
    z.strictObject({ byClass: z.record(code, value).describe('每个类别各有其值 A value for every class') }),
  ]);
}
