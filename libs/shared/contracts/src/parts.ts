import { isLocalDate, type Act, type Actor, type NamedAsOf, type Sealed, type UnitAsOf } from '@gongjian/shared-kernel';
import { z } from 'zod';

/** Parts of integration events. */

export const id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .meta({ description: 'UUID' });

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isLocalDate)
  .meta({ description: 'YYYY-MM-DD' });

export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ description: 'RFC 3339, UTC' });

export const names = z.object({ zh: z.string(), en: z.string() });

export const named: z.ZodType<NamedAsOf> = z
  .object({ id, name: z.string() })
  .meta({ id: 'NamedAsOf', description: 'With the name it had at that moment.' });

export const unit: z.ZodType<UnitAsOf> = z
  .object({ id, name: z.string(), division: named })
  .meta({ id: 'UnitAsOf', description: 'A unit with the name and the division it had at that moment.' });

const actor: z.ZodType<Actor> = z
  .object({
    kind: z.enum(['person', 'service', 'rule', 'public']),
    id: z.string(),
    role: z.string().nullable(),
    post: z.object({ id: z.string(), name: z.string() }).nullable(),
    division: named.nullable(),
    unit: named.nullable(),
  })
  .meta({
    id: 'Actor',
    description: "By the directory's id, with post, division and unit as they were; never a name.",
  });

/** Who did what the event tells, for whom, and when: the member `act` of every integration event. */
export const act: z.ZodType<Act> = z
  .object({
    actor,
    onBehalfOf: actor.exactOptional(),
    channel: z.enum(['console', 'phone', 'import', 'agency', 'public', 'rule']),
    occurredAt: moment,
    effectiveOn: day.exactOptional(),
  })
  .meta({ id: 'Act' });

/** A personal value as it stands in the log: opened by those who may, with the key it names. */
export const sealed: z.ZodType<Sealed> = z
  .object({
    $sealed: z.object({ alg: z.string(), key: z.string(), nonce: z.string(), ct: z.string(), at: z.string() }),
  })
  .meta({ id: 'Sealed' }) as unknown as z.ZodType<Sealed>;
