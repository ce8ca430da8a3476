import { z } from 'zod';
import { basis, day, id, moment, named, reason, revision } from './answers.js';
import type { HistoryAnswer } from './record-reader.js';

const actor = z
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

/** A page of a record's history, with the types of event it may hold. */
export function historyOf(name: string, types: readonly string[]): z.ZodType<HistoryAnswer> {
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
          reason: reason.nullable().exactOptional(),
          basis: basis.exactOptional(),
          changes: z.array(change),
          data: z.record(z.string(), z.unknown()).meta({ description: '事件内容。What the event says.' }),
        }),
      ),
      next: revision.nullable(),
    })
    .meta({ id: name });
}
