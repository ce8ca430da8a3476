import { DAY_OFF_RULES, EXTENSION_DECIDERS, REVIEW_ROLES } from '@gongjian/plans-contracts';
import {
  basis,
  day,
  id,
  maybeLate,
  moment,
  names,
  officer,
  personalText,
  reason,
  sha256,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { evidenceVersion } from './campaign.answer.js';

export const level = z.int().min(1).max(4);

export const due = z
  .strictObject({
    on: day,
    rule: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['stated', 'periodEnd', 'reassigned', 'reopened', 'corrected']) }),
      z.strictObject({ kind: z.literal('stageEnd'), stage: z.string() }),
      z.strictObject({ kind: z.literal('extended'), requestId: id }),
      z.strictObject({ kind: z.literal('returned'), submission: z.int(), level }),
    ]),
    lastDay: day.meta({ description: '完成时限，遇休息日顺延后。The due date, or the working day it moves to.' }),
    overdueAt: moment.meta({ description: '此刻起逾期。Overdue from then on.' }),
    remindAt: moment.nullable(),
    calendar: z.string().nullable().meta({ description: '工作日历版本；null 为暂定。null: provisional.' }),
  })
  .meta({ id: 'Due' });

export const taskRules = z
  .strictObject({
    programme: id,
    version: z.int(),
    rules: z.int(),
    review: z.array(z.strictObject({ level, names, actedBy: z.enum(REVIEW_ROLES) })),
    extension: z
      .strictObject({ mayBeAskedUntil: z.int(), maxTimes: z.int(), decidedBy: z.enum(EXTENSION_DECIDERS) })
      .nullable(),
    overdue: z.strictObject({
      reminderDaysBefore: z.int().nullable(),
      graceDays: z.int(),
      dayOff: z.enum(DAY_OFF_RULES),
    }),
  })
  .meta({ id: 'TaskRules', description: '分派时固定的项目版本规则。Pinned when the task was assigned.' });

/** The level that reviews now. */
export const waitsFor = z.strictObject({ level, actedBy: z.enum(REVIEW_ROLES) }).nullable();

export const submission = z
  .strictObject({
    submission: z.int().min(1),
    unit: unitAsOf,
    evidence: z.array(evidenceVersion),
    statement: personalText,
    submittedBy: officer,
    submitterUnits: z.array(id),
    submittedAt: moment,
    inTimeRecordedLate: z
      .boolean()
      .meta({ description: '按时办结、事后补录。Handed in by the last day, and recorded afterwards.' }),
    ...maybeLate,
  })
  .meta({ id: 'Submission' });

export const review = z
  .strictObject({
    submission: z.int().min(1),
    level,
    actedBy: z.enum(REVIEW_ROLES),
    reviewed: z.array(z.strictObject({ evidenceId: id, version: z.int().min(1), sha256 })),
    result: z.enum(['approve', 'return']),
    reason: reason.nullable(),
    due: due.nullable(),
    reviewer: officer,
    basis,
    reviewedAt: moment,
    counts: z.boolean().meta({ description: '退回前的通过不再有效。false: made void by a later return.' }),
    ...maybeLate,
  })
  .meta({ id: 'EvidenceReview' });
