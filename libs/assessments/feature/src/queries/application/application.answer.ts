import { applicationCatalogue, type ApplicationRow, type GradeGiven, type MayAct } from '@gongjian/assessments-domain';
import { CHAIN_ROLES, LEVELS } from '@gongjian/plans-contracts';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  officer,
  personalText,
  reason,
  revision,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { pinned, placedSubject } from '../../reading/answers.js';
import { values } from '../../reading/value.answer.js';

export const APPLICATION_ACTS = [
  'approve',
  'accept',
  'return',
  'reject',
  'file',
  'resubmit',
  'resume',
  'withdraw',
] as const;
export const APPLICATION_STATUSES = [
  'atLevel',
  'returned',
  'onHold',
  'determined',
  'rejected',
  'withdrawn',
  'filedUpward',
] as const;

export type ApplicationAnswer = OpenedRow<Omit<ApplicationRow, 'state'>> & {
  readonly revision: string;
  readonly grades: readonly GradeGiven[];
  readonly may: Readonly<Record<(typeof APPLICATION_ACTS)[number], MayAct>> | null;
};

const level = z.strictObject({ code: z.string(), at: z.enum(LEVELS), actedBy: z.enum(CHAIN_ROLES) });

const dayCount = z.strictObject({
  days: z.int(),
  of: z.enum(['calendar', 'working']),
  dayOff: z.literal('asWritten').exactOptional(),
});

const chainLevel = level
  .extend({
    does: z.enum(['recommend', 'review', 'evaluate', 'determine', 'file']),
    twoStep: z.boolean(),
    mayReject: z.boolean(),
    round: z.string().nullable(),
    within: dayCount.nullable(),
  })
  .meta({ id: 'ChainLevel', description: '申报时固定的审核链。Pinned when it was filed.' });

const assessors = z
  .array(id)
  .exactOptional()
  .meta({ description: '考评人和认定人。Who evaluated or determined it, and for whom.' });

const gradeGiven: z.ZodType<GradeGiven> = z
  .strictObject({ roundId: id, roundCode: z.string(), sheetId: id, grade: z.string(), named: z.boolean(), assessors })
  .meta({ id: 'GradeGiven' });

export const waitsFor = level
  .nullable()
  .meta({ description: '现在由谁办理；无人时为 null。Who acts now; null: nobody does.' });

export const applicationAnswer: z.ZodType<ApplicationAnswer> = z
  .strictObject({
    id,
    revision,
    ...pinned,
    subject: placedSubject,
    filedBy: z.enum(['self', 'organisation', 'public']),
    filer: officer.nullable().meta({ description: '群众推荐的为 null。null: somebody of the public.' }),
    filedOn: day,
    statement: personalText,
    declared: values,
    again: z.boolean().meta({ description: '摘牌后再次申报。It lost the title before.' }),
    conditions: z
      .array(
        z.strictObject({
          condition: z.int().meta({ description: '定义中的第几项，从 0 起。Its place in the definition, from 0.' }),
          met: z.boolean(),
          seen: z.array(id).meta({ description: '据以判断的事实。Facts it rests on.' }),
        }),
      )
      .meta({ description: '最近一次判断：申报、每级通过、恢复办理时各判断一次。As they were judged last.' }),
    chain: z.array(chainLevel),
    basis: basis.meta({ description: '最近一次判断的依据。What they were judged by.' }),
    status: z.enum(APPLICATION_STATUSES),
    waitsFor,
    due: clock.nullable(),
    overdue: z.boolean(),
    acts: z.array(
      z.strictObject({
        act: z.enum(['approved', 'accepted', 'returned', 'rejected']),
        level: z.string(),
        reason: reason.nullable(),
        by: officer,
        at: moment,
        counts: z.boolean().meta({ description: '退回前的通过不再有效。false: void since it was submitted again.' }),
        ...maybeLate,
      }),
    ),
    resubmissions: z.array(
      z.strictObject({ statement: personalText, by: officer.nullable(), at: moment, ...maybeLate }),
    ),
    grades: z.array(gradeGiven),
    filings: z.array(
      z.strictObject({ level: z.string(), receiptNumber: z.string(), by: officer, at: moment, ...maybeLate }),
    ),
    determination: z
      .strictObject({
        ...pinned,
        grade: z.string(),
        result: gradeGiven.nullable(),
        on: day,
        by: z.array(officer),
        assessors,
        basis,
        at: moment,
      })
      .nullable(),
    withdrawal: z.strictObject({ reason, by: officer.nullable(), at: moment, ...maybeLate }).nullable(),
    heldFor: id.nullable().meta({ description: '因哪次摘牌暂停。The removal it stands still for.' }),
    resumesOn: day
      .nullable()
      .meta({ description: '暂停期间：仅因时间经过即符合条件之日。The day time alone meets its conditions.' }),
    may: mayOf(APPLICATION_ACTS),
    recordedAt: moment,
    changedAt: moment,
    ...maybeLate,
  })
  .meta({ id: 'Application' });

export const applicationHistoryAnswer = historyAnswerOf('ApplicationHistory', Object.keys(applicationCatalogue.types));
