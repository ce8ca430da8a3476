import { PersonalValue } from '@gongjian/shared-event-sourcing';
import { isLocalDate, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import { z } from 'zod';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,9})?$/;

const REFUSED_CHARACTERS = {
  params: {
    code: 'CHARACTERS',
    zh: '含有不允许的字符（NUL 或不成对的代理项）。',
    en: 'Holds a character that is not allowed (NUL or a lone surrogate).',
  },
} as const;

const BLANK = { params: { code: 'BLANK', zh: '不能只有空白。', en: 'Must not be blank.' } } as const;

function isStorable(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/** Text of `min` (default 1) to `max` UTF-16 units that the log can store; blank text is refused unless `min` is 0. */
export function text(max: number, { min = 1 }: { readonly min?: number } = {}): z.ZodString {
  const schema = z.string().min(min).max(max).refine(isStorable, REFUSED_CHARACTERS);
  return min === 0 ? schema : schema.refine((value) => value.trim() !== '', BLANK);
}

/**
 * A personal value (a name, a phone number): {@link text} that only a sealer can read from here on. The API document
 * marks it `x-personal`, whatever description it is given.
 */
export function personal(max: number): z.ZodPipe<z.ZodString, z.ZodTransform<PersonalValue<string>, string>> {
  return text(max)
    .meta({ description: '个人信息，加密保存。Personal; sealed before it is stored.', 'x-personal': true })
    .transform((value) => PersonalValue.of(value));
}

/** A UUID in lower case. */
export function uuid(): z.ZodString {
  return z
    .string()
    .regex(UUID, { error: 'uuid' })
    .meta({ format: 'uuid', example: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d31' });
}

/** An existing calendar date `YYYY-MM-DD`. */
export function localDate(): z.ZodType<LocalDate, string> {
  return z
    .string()
    .refine(isLocalDate, {
      params: {
        code: 'DATE',
        zh: '应为存在的日期，形如 2026-11-25。',
        en: 'Must be an existing date like 2026-11-25.',
      },
    })
    .meta({ format: 'date', example: '2026-11-25' });
}

/** An RFC 3339 date and time with offset; answered in UTC with milliseconds. */
export function instant(): z.ZodType<Instant, string> {
  return z.iso
    .datetime({ offset: true })
    .meta({ example: '2026-11-25T08:00:00.000Z' })
    .transform((value) => new Date(value).toISOString());
}

/** An exact decimal number as text: up to 18 digits before and 9 after the point, no exponent, no leading zeros. */
export function decimal(): z.ZodString {
  return z.string().regex(DECIMAL, { error: 'decimal' }).meta({ example: '96.5' });
}

/** Opaque place in a list, as the previous page gave it. */
export function cursor(): z.ZodString {
  return z
    .string()
    .min(1)
    .max(4_000)
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'cursor' });
}

/** Entries of a page in a query string: 1 to 200, 50 when left out. */
export function pageLimit(): z.ZodType<number, string | undefined> {
  return z
    .string()
    .regex(/^[1-9]\d{0,2}$/, { error: 'integer' })
    .default('50')
    .transform(Number)
    .refine((limit) => limit <= 200, {
      params: { code: 'TOO_BIG', zh: '每页最多 200 条。', en: 'A page holds at most 200 entries.' },
    });
}

/** The answer to every write. `revision` is the `If-Match` of the next one; `position` the `Gongjian-After` of a read. */
export const writeAnswer = z
  .strictObject({
    id: z.string().meta({ format: 'uuid' }),
    revision: z.string().nullable().meta({ example: '3' }),
    position: z.string().nullable(),
  })
  .meta({ id: 'WriteAnswer' });

/** An answer per RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ example: 'REQUEST.INVALID' }),
    detail: z.string(),
    detailEn: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'header']),
          pointer: z.string(),
          code: z.string(),
          zh: z.string(),
          en: z.string(),
        }),
      )
      .optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });
