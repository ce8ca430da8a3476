import { isLocalDate, type LocalDate } from '@gongjian/shared-kernel';
import { z } from 'zod';

export const date = z.string().refine(isLocalDate, { error: 'no date like 2026-11-25' }) as unknown as z.ZodType<
  LocalDate,
  string
>;

export const code = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, { error: 'no code' });
export const problemCode = z.string().regex(/^[A-Z][A-Z_]*\.[A-Z][A-Z_]*$/, { error: 'no code like TITLE.NOT_READY' });
export const programmeKey = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, { error: 'no key of a programme' });

/** A name of the cast, or one that an earlier line gave with `as`. */
export const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, { error: 'no name' });

/**
 * A person: a name of the cast, or `leader`, `leader2`, `office@city`, `town@town1`: the role, which of its holders,
 * and where. Without a place it is the place the act is done at, or the authority's.
 */
export const person = z
  .string()
  .regex(/^[a-zA-Z]{1,38}\d{0,2}(?:@[a-zA-Z]{1,20}\d{0,2})?$/, { error: 'no name of a person, like office2@county1' });

export const exact = z.union([
  z.int({ error: 'a decimal is written as text in quotes' }),
  z.string().regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, { error: 'no number' }),
  z.strictObject({ n: z.union([z.int(), z.string()]), d: z.union([z.int(), z.string()]) }),
]);

const fraction = z.strictObject({ n: z.int(), d: z.int().min(1) });
const figure = z.union([exact, z.strictObject({ lines: z.record(z.string(), exact) })]);

/**
 * What was found for an indicator, as in the sheet. Of a judged one the verdict alone (`met`, `notMet`, or an option):
 * its reason is added. `notApplicable` of any that may be so.
 */
export const value = z.union([
  z.boolean(),
  z.literal('notApplicable'),
  exact,
  z.strictObject({ verdict: code }),
  z.strictObject({ lines: z.record(z.string(), fraction) }),
  z.strictObject({ present: z.array(code) }),
  z.strictObject({ periods: z.record(z.string(), z.int()) }),
  /** The same in every period of the assessed one, but for those named. */
  z.strictObject({ each: z.int(), but: z.record(z.string(), z.int()).exactOptional() }),
  z.strictObject({ years: z.record(z.string(), figure) }),
  z.strictObject({ groups: z.record(z.string(), fraction) }),
]);
export type FoundValue = z.output<typeof value>;

export const values = z.record(code, value);
