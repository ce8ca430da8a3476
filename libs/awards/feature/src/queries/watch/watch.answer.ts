import type { WatchRow } from '@gongjian/awards-domain';
import { watchCatalogue } from '@gongjian/awards-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import { actor, day, historyAnswerOf, id, moment } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { factSource, watchedFact } from '../../reading/answers.js';

export type WatchAnswer = OpenedRow<WatchRow>;

const told = z
  .strictObject({
    fact: watchedFact,
    programme: id.nullable(),
    occurredOn: day,
    occurredAt: moment.nullable(),
    verified: z.boolean(),
    verifier: actor.nullable(),
  })
  .meta({ id: 'FactAsTold' });

const fact = z
  .strictObject({
    factId: id,
    told: told.nullable(),
    toldBy: factSource.nullable(),
    recorded: z.boolean(),
    verifier: actor.nullable(),
    withdrawn: z.boolean(),
    changedAt: z.int().meta({ description: '最后一次变动时的版本。Revision of the watch when it changed last.' }),
    firstHeardAt: moment,
    corrections: z.array(z.strictObject({ was: told.nullable(), source: factSource, at: moment })),
    withdrawal: z
      .strictObject({ why: z.enum(['withdrawn', 'unfounded', 'annulled']), source: factSource, at: moment })
      .nullable(),
  })
  .meta({ id: 'WatchedFactAsKnown', description: '一个事实：怎么说的、核实、更正、撤回。A fact as it is known.' });

export const watchAnswer: z.ZodType<WatchAnswer> = z
  .strictObject({
    id,
    subjectId: id,
    facts: z.array(fact),
    titles: z.array(z.strictObject({ subjectId: id, titleId: id, programmeId: id })),
    revision: z.int(),
    changedAt: moment,
  })
  .meta({ id: 'Watch' });

export const watchHistoryAnswer = historyAnswerOf('WatchHistory', Object.keys(watchCatalogue.types));
