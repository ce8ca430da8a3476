import { followUpCatalogue, type FollowUpRow } from '@gongjian/plans-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  day,
  historyAnswerOf,
  id,
  maybeLate,
  moment,
  officer,
  personalText,
  revision,
  subjectAsOf,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { FOLLOW_UP_STATUSES } from '../../follow-ups/follow-up-statuses.js';

export type FollowUpAnswer = OpenedRow<FollowUpRow> & { readonly revision: string };

export const followUpAnswer: z.ZodType<FollowUpAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(FOLLOW_UP_STATUSES),
    removalId: id,
    titleId: id,
    subject: subjectAsOf,
    programmeId: id,
    version: z.int(),
    opening: z
      .strictObject({ clause: z.string(), authority: unitAsOf, openedOn: day, roundId: id.nullable(), at: moment })
      .nullable()
      .meta({
        description:
          '依据的条款和作出规定的机关；开始之前摘牌已撤销的为 null。By which clause; null: the removal was annulled before it was due.',
      }),
    confirmation: z
      .strictObject({
        documentNumber: z.string().nullable(),
        note: personalText,
        confirmedBy: officer,
        at: moment,
        ...maybeLate,
      })
      .nullable(),
    rectifications: z.array(
      z.strictObject({
        rectificationId: id,
        unit: unitAsOf.nullable(),
        serious: z.boolean(),
        what: personalText,
        foundOn: day,
        documentNumber: z.string().nullable(),
        orderedBy: officer,
        settled: z.strictObject({ how: z.enum(['closed', 'withdrawn']), at: moment }).nullable(),
        at: moment,
        ...maybeLate,
      }),
    ),
    completion: z
      .strictObject({
        completedOn: day,
        problems: personalText,
        lessons: personalText,
        completedBy: officer,
        at: moment,
        ...maybeLate,
      })
      .nullable(),
    settledAt: moment.nullable().meta({ description: '问题全部整改到位。All is put right.' }),
    withdrawal: z.strictObject({ why: z.enum(['withdrawnReport', 'appealUpheld', 'error']), at: moment }).nullable(),
    changedAt: moment,
  })
  .meta({ id: 'FollowUp' });

export const followUpHistoryAnswer = historyAnswerOf('FollowUpHistory', Object.keys(followUpCatalogue.types));
