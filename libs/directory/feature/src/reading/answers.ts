import { z } from 'zod';

const id = z.string().meta({ format: 'uuid' });
const day = z.string().meta({ format: 'date' });

/** Something with the name it has, or had at that moment. */
export const named = z.object({ id, name: z.string() }).meta({ id: 'NamedAsOf' });
export const divisionRef = z.object({ id, name: z.string(), code: z.string() }).meta({ id: 'DivisionRef' });
export const datedName = z.object({ name: z.string(), from: day }).meta({ id: 'DatedName' });

const actor = z
  .object({
    kind: z.enum(['person', 'service', 'rule', 'public']),
    id: z.string(),
    role: z.string().nullable(),
    post: named.nullable(),
    division: named.nullable(),
    unit: named.nullable(),
  })
  .meta({ id: 'Actor' });

const change = z
  .object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })
  .meta({ id: 'RecordedChange' });

export const historyAnswer = z
  .object({
    entries: z.array(
      z.object({
        eventId: id,
        revision: z.string(),
        position: z.string(),
        type: z.string(),
        recordedAt: z.string(),
        occurredAt: z.string(),
        effectiveOn: day.optional(),
        actor,
        onBehalfOf: actor.optional(),
        channel: z.string(),
        reason: z.unknown().optional(),
        basis: z.unknown().optional(),
        changes: z.array(change),
        data: z.unknown(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'HistoryPage' });

/** A page of a list; `next` is the `cursor` of the one after. */
export function pageOf<Item extends z.ZodType>(
  name: string,
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(item), next: z.string().nullable() }).meta({ id: name });
}

export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}
