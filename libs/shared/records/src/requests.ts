import type { PersonalValue } from '@gongjian/shared-event-sourcing';
import { cursor, localDate, pageLimit, personal, uuid } from '@gongjian/shared-http';
import type { LateEntry, LocalDate, Reason, Sealed } from '@gongjian/shared-kernel';
import type { AsOf } from '@gongjian/shared-projections';
import { z } from 'zod';

const POSITION_TOKEN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}:\d{1,40}$/;

/** Members of every list's query. */
export const page = { limit: pageLimit(), cursor: cursor().optional() };

/** A time with offset, or a position as in `Gongjian-Position`. */
export const asOf = z
  .string()
  .min(1)
  .max(100)
  .transform((value): AsOf => (POSITION_TOKEN.test(value) ? { position: value } : { time: withPlus(value) }))
  .meta({ description: '某一时刻或某一位置的状态。As of a time with offset, or a Gongjian-Position.' });

/** In an address an unescaped `+` means a blank. */
function withPlus(time: string): string {
  return time.replace(/ (?=\d{2}:\d{2}$)/, '+');
}

export const oneQuery = z.strictObject({ asOf: asOf.optional() });
export type OneQuery = z.output<typeof oneQuery>;

export const historyQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^(0|[1-9]\d{0,8})$/, { error: 'cursor' })
    .optional(),
  limit: pageLimit(),
});
export type HistoryQuery = z.output<typeof historyQuery>;

export const flag = (): z.ZodType<boolean, 'true' | 'false'> =>
  z.enum(['true', 'false']).transform((value) => value === 'true');

/** One or several, separated by commas. */
export function oneOrMore<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .max(200)
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(values)).min(1).max(values.length));
}

/** `?sort=name` or `?sort=-name`. */
export function sortBy<const Column extends string>(
  columns: readonly [Column, ...Column[]],
  otherwise: Column | `-${Column}` = columns[0],
): z.ZodType<{ readonly column: Column; readonly direction: 'asc' | 'desc' }, string | undefined> {
  const allowed = columns.flatMap((column) => [column, `-${column}`]) as [string, ...string[]];
  return z
    .enum(allowed)
    .default(otherwise)
    .transform((value) => ({
      column: (value.startsWith('-') ? value.slice(1) : value) as Column,
      direction: value.startsWith('-') ? ('desc' as const) : ('asc' as const),
    }));
}

export const reason = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
      .meta({ example: 'incomplete', description: '理由代码，用于统计。For counting.' }),
    text: personal(2_000).optional(),
  })
  .meta({ id: 'Reason' });
export type ReasonBody = z.output<typeof reason>;

export const lateEntry = z.strictObject({ effectiveOn: localDate(), reason }).meta({
  id: 'LateEntry',
  description: '补录：实际生效日期和理由。When it took effect, and why it is recorded late.',
});
export type LateEntryBody = z.output<typeof lateEntry>;

/** Of an act of a unit: `byPersonId` says who did it, when the office records it for that person. */
export const lateAct = lateEntry
  .extend({
    byPersonId: uuid().optional().meta({
      description: '由办公室代为补录时，实际办理的单位人员。Who of the unit did it, when the office records it.',
    }),
  })
  .meta({
    id: 'LateAct',
    description:
      '补录单位的办理：实际生效日期、理由和办理人。When it took effect, why it is recorded late, who did it.',
  });
export type LateActBody = z.output<typeof lateAct>;

export function sealedText(value: PersonalValue<string> | undefined, stream: string): Sealed | null {
  return value === undefined ? null : value.sealedFor({ kind: 'record', stream });
}

export function reasonFact(body: ReasonBody, stream: string): Reason {
  return { code: body.code, text: sealedText(body.text, stream) };
}

export function lateEntryFact(body: LateEntryBody | undefined, stream: string): LateEntry | null {
  return body === undefined ? null : { effectiveOn: body.effectiveOn, reason: reasonFact(body.reason, stream) };
}

/** For the metadata of an act that may be recorded late. */
export function effectiveOnOf(body: LateEntryBody | undefined): { readonly effectiveOn?: LocalDate } {
  return body === undefined ? {} : { effectiveOn: body.effectiveOn };
}
