import { cursor, pageLimit } from '@gongjian/shared-http';
import type { AsOf } from '@gongjian/shared-projections';
import { z } from 'zod';

const POSITION_TOKEN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}:\d{1,20}$/;

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
