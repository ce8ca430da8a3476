import type { FactSource, Ground, TitleFact, WatchedFact } from '@gongjian/awards-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import { actor, day, exact, id, moment } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const factSource: z.ZodType<FactSource> = z
  .strictObject({ type: z.string(), eventId: id, revision: z.string() })
  .meta({ id: 'FactSource', description: '说出这一事实的事件。The event it was told by.' });

const watched = [
  z.strictObject({ kind: z.literal('incident'), code: z.string() }),
  z.strictObject({ kind: z.literal('complaint'), kinds: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('rectificationOverdue'), serious: z.boolean() }),
  z.strictObject({
    kind: z.literal('graded'),
    key: z.string(),
    round: z.string(),
    form: z.enum(['own', 'mock', 'external']),
    grade: z.string(),
    total: exact.nullable(),
  }),
  z.strictObject({ kind: z.literal('falsification') }),
  z.strictObject({ kind: z.literal('merged'), successorId: id.nullable() }),
  z.strictObject({ kind: z.literal('settled'), removalId: id }),
  z.strictObject({ kind: z.literal('barred'), until: day.nullable() }),
] as const;

export const watchedFact: z.ZodType<WatchedFact> = z
  .discriminatedUnion('kind', [...watched])
  .meta({ id: 'WatchedFact', description: '发生了什么；不涉及任何人。What took place; never a person.' });

const groundFact: z.ZodType<WatchedFact | TitleFact> = z
  .discriminatedUnion('kind', [
    ...watched,
    z.strictObject({ kind: z.literal('deadlineMissed'), what: z.enum(['renewal', 'plaque']) }),
    z.strictObject({ kind: z.literal('membersLost'), holding: z.int(), of: z.int() }),
    z.strictObject({
      kind: z.literal('cascade'),
      titleId: id,
      key: z.string(),
      act: z.enum(['removed', 'suspended']),
    }),
    z.strictObject({ kind: z.literal('suspensionOver') }),
  ])
  .meta({ id: 'GroundFact' });

export const ground: z.ZodType<OpenedRow<Ground>> = z
  .strictObject({
    factId: id,
    fact: groundFact,
    occurredOn: day,
    occurredAt: moment.nullable(),
    verifier: actor.nullable(),
    source: factSource.nullable(),
  })
  .meta({ id: 'Ground', description: '依据：事实、来源、核实者和时间。A ground: fact, source, verifier, time.' });
