import { RECTIFICATION_SOURCES, rectificationCatalogue, type RectificationRow } from '@gongjian/plans-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  fileReference,
  historyAnswerOf,
  id,
  maybeLate,
  moment,
  names,
  officer,
  personalText,
  reason,
  revision,
  sha256,
  subjectAsOf,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { dayCount, evidenceVersion } from '../../reading/campaign.answer.js';
import { RECTIFICATION_STATUSES } from '../../rectifications/rectification-statuses.js';

export type RectificationAnswer = OpenedRow<RectificationRow> & { readonly revision: string };

const rules = z
  .strictObject({
    programme: id,
    version: z.int(),
    rules: z.int(),
    onTheSpot: z.boolean(),
    within: dayCount,
    overdue: z.enum(['remind', 'transfer']),
    transferTo: names.nullable(),
  })
  .meta({ id: 'RectificationRules', description: '下达时固定的项目版本规则。Pinned when it was ordered.' });

const check = z
  .strictObject({
    submission: z.int().min(1).nullable(),
    checkedOn: day,
    onTheSpot: z.boolean(),
    reviewed: z.array(z.strictObject({ evidenceId: id, version: z.int().min(1), sha256 })),
    result: z.enum(['approve', 'return']),
    reason: reason.nullable(),
    due: clock.nullable(),
    checkedBy: officer,
    basis,
    at: moment,
    ...maybeLate,
  })
  .meta({ id: 'RectificationCheck' });

const submission = z
  .strictObject({
    submission: z.int().min(1),
    submittedOn: day,
    unit: unitAsOf,
    evidence: z.array(evidenceVersion),
    statement: personalText,
    submittedBy: officer,
    submitterUnits: z.array(id),
    inTimeRecordedLate: z
      .boolean()
      .meta({ description: '按时提交、事后补录。Submitted by the last day, and recorded afterwards.' }),
    at: moment,
    ...maybeLate,
  })
  .meta({ id: 'RectificationSubmission' });

export const rectificationAnswer: z.ZodType<RectificationAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(RECTIFICATION_STATUSES),
    subject: subjectAsOf,
    programmeId: id,
    version: z.int(),
    serious: z.boolean(),
    source: z.strictObject({
      kind: z.enum(RECTIFICATION_SOURCES),
      id: id.nullable(),
      reference: z.string().nullable(),
    }),
    removalId: id.nullable(),
    rules,
    unit: unitAsOf.nullable().meta({ description: '未明确责任单位时为 null。null: nobody answers for it yet.' }),
    indicator: z.string().nullable(),
    what: personalText,
    foundOn: day,
    evidence: z.array(fileReference),
    documentNumber: z.string().nullable(),
    due: clock,
    dueProvisional: z
      .boolean()
      .meta({ description: '该年工作日历尚未公布，时限暂定。The calendar of that year is missing yet.' }),
    overdueSince: moment.nullable(),
    overdueTimes: z.int(),
    orderedBy: officer.nullable().meta({ description: '由系统下达的为 null。null: no person.' }),
    unitChanges: z.array(
      z.strictObject({
        was: unitAsOf.nullable(),
        unit: unitAsOf,
        reason: reason.nullable(),
        assignedBy: officer,
        at: moment,
        ...maybeLate,
      }),
    ),
    signatures: z.array(z.strictObject({ unit: unitAsOf, signedBy: officer, at: moment, ...maybeLate })),
    submissions: z.array(submission),
    checks: z.array(check),
    closure: z
      .strictObject({ closedOn: day, closedBy: officer, basis, at: moment, ...maybeLate })
      .nullable()
      .meta({ description: '销号。' }),
    transfer: z
      .strictObject({
        to: names,
        documentNumber: z.string().nullable(),
        reason: reason.nullable(),
        transferredBy: officer,
        at: moment,
        ...maybeLate,
      })
      .nullable(),
    withdrawal: z.strictObject({ reason, withdrawnBy: officer.nullable(), at: moment, ...maybeLate }).nullable(),
    orderedAt: moment,
    changedAt: moment,
    ...maybeLate,
  })
  .meta({ id: 'Rectification' });

export const rectificationHistoryAnswer = historyAnswerOf(
  'RectificationHistory',
  Object.keys(rectificationCatalogue.types),
);
