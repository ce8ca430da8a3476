import { cursor, localDate, pageLimit } from '@gongjian/shared-http';
import type { AsOf } from '@gongjian/shared-projections';
import { z } from 'zod';

const POSITION = /^[0-9a-f-]{36}:\d+:\d+$/;

/** `?asOf=`: an instant, or the `Gongjian-Position` of a write. */
const asOf = z
  .string()
  .min(1)
  .max(100)
  .meta({
    description: '当时的记录：时间或 Gongjian-Position。What was recorded by then: an instant or a Gongjian-Position.',
    example: '2026-03-02T09:00:00+08:00',
  })
  .transform((value): AsOf => (POSITION.test(value) ? { position: value } : { time: withPlus(value) }));

/** In an address an unescaped `+` means a blank. */
function withPlus(time: string): string {
  return time.replace(/ (?=\d{2}:\d{2}$)/, '+');
}

/** `?asOf=` what was recorded by then, `?effectiveOn=` what was in force on that day. */
export const oneQuery = z.strictObject({
  asOf: asOf.optional(),
  effectiveOn: localDate().optional(),
});
export type OneQuery = z.output<typeof oneQuery>;

export const historyQuery = z.strictObject({
  limit: pageLimit(),
  cursor: z
    .string()
    .regex(/^(0|[1-9]\d{0,8})$/, { error: 'cursor' })
    .optional(),
});
export type HistoryQuery = z.output<typeof historyQuery>;

/** Members of every list's query. */
export const paging = { limit: pageLimit(), cursor: cursor().optional() };

/** `?sort=name` or `?sort=-name`. */
export function sortBy<const Column extends string>(
  columns: readonly [Column, ...Column[]],
): z.ZodType<{ readonly column: Column; readonly direction: 'asc' | 'desc' }, string | undefined> {
  const allowed = columns.flatMap((column) => [column, `-${column}`]) as [string, ...string[]];
  return z
    .enum(allowed)
    .default(columns[0])
    .transform((value) => ({
      column: (value.startsWith('-') ? value.slice(1) : value) as Column,
      direction: value.startsWith('-') ? ('desc' as const) : ('asc' as const),
    }));
}
