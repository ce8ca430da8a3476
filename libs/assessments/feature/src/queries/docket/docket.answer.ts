import type { DocketRow } from '@gongjian/assessments-domain';
import { docketCatalogue } from '@gongjian/assessments-domain';
import { day, historyAnswerOf, id, moment, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export type DocketAnswer = Omit<DocketRow, 'id'> & { readonly subjectId: string; readonly revision: string };

const common = { factId: id, occurredOn: day };

const fact = z
  .discriminatedUnion('fact', [
    z.strictObject({
      fact: z.literal('incident'),
      ...common,
      kind: z.string(),
      standing: z.enum(['reported', 'verified', 'unfounded']),
    }),
    z.strictObject({ fact: z.literal('complaint'), ...common, kinds: z.array(z.string()), verified: z.boolean() }),
    z.strictObject({ fact: z.literal('finding'), ...common, programme: id, indicator: z.string() }),
    z.strictObject({
      fact: z.literal('title'),
      ...common,
      key: z.string(),
      grade: z.string(),
      validTo: day.nullable(),
      standing: z.enum(['valid', 'suspended', 'removed', 'ended']),
      standingSince: day,
    }),
    z.strictObject({ fact: z.literal('grade'), ...common, key: z.string(), round: z.string(), grade: z.string() }),
    z.strictObject({ fact: z.literal('bar'), ...common, until: day }),
  ])
  .meta({ id: 'KnownFact' });

export const docketAnswer: z.ZodType<DocketAnswer> = z
  .strictObject({
    subjectId: id,
    revision,
    facts: z.array(fact).meta({ description: '各项规则据以判断的事实。What rules judge by.' }),
    withdrawn: z.array(id),
    changedAt: moment,
  })
  .meta({ id: 'Docket' });

export const docketHistoryAnswer = historyAnswerOf('DocketHistory', Object.keys(docketCatalogue.types));
