import type { Warning } from '@gongjian/plans-contracts';
import { TASK_ACTS, taskCatalogue, type TaskAct, type TaskCorrection, type TaskRow } from '@gongjian/plans-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  day,
  fileReference,
  historyAnswerOf,
  id,
  lateEntry,
  maybeLate,
  mayOf,
  moment,
  officer,
  personalText,
  reason,
  revision,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { demands, supports, taskPerson, taskSource } from '../../reading/answers.js';
import { due, level, review, submission, taskRules, waitsFor } from '../../reading/evidence.answer.js';
import { warnings } from '../../reading/warning.answer.js';
import { TASK_STATUSES } from '../../tasks/task-statuses.js';

export type TaskAnswer = OpenedRow<TaskRow> & {
  readonly revision: string;
  readonly warnings: readonly Warning[];
  readonly may: Readonly<Record<TaskAct, MayAct>> | null;
};

const taskUnit = z.strictObject({ role: z.enum(['lead', 'responsible', 'assisting']), unit: unitAsOf });

const order = z.strictObject({
  documentNumber: z.string().nullable(),
  issuedOn: day.nullable(),
  document: fileReference.nullable(),
  signer: officer,
  batch: id.nullable(),
});

const usedCorrected = z
  .array(id)
  .meta({ description: '此决定用过、后被更正的内容（更正编号）。Corrections of values this decision used.' });

const taskReview = review.extend({ usedCorrected }).meta({ id: 'Review' });

const extension = z
  .strictObject({
    requestId: id,
    unit: unitAsOf,
    until: day,
    reason,
    askedBy: officer,
    askedAt: moment,
    decision: z.enum(['granted', 'refused', 'lapsed']).nullable(),
    grantedUntil: day.nullable(),
    decisionReason: reason.nullable(),
    decidedBy: officer.nullable(),
    decidedLate: lateEntry.nullable(),
    usedCorrected,
    ...maybeLate,
  })
  .meta({ id: 'ExtensionRequest' });

const correction: z.ZodType<OpenedRow<TaskCorrection>> = z.discriminatedUnion('field', [
  z.strictObject({ field: z.enum(['heading', 'content']), value: z.string() }),
  z.strictObject({ field: z.literal('deliverables'), value: z.array(z.string()) }),
  z.strictObject({ field: z.literal('documentNumber'), value: z.string().nullable() }),
  z.strictObject({ field: z.literal('persons'), value: z.array(taskPerson) }),
  z.strictObject({ field: z.literal('dueOn'), value: day }),
  z.strictObject({ field: z.literal('demands'), value: demands }),
]);

const proposal = z.strictObject({
  taskId: id,
  correctionId: id,
  corrects: id,
  correction,
  reason,
  proposedBy: officer,
});

const decision = z.union([
  z.strictObject({ submission: z.int(), level }),
  z.strictObject({ extensionRequestId: id }),
  z.strictObject({ overdueAt: moment }),
]);

const corrected = proposal
  .extend({
    was: z.union([z.string().nullable(), z.array(z.string()), z.array(taskPerson), demands]),
    due: due.nullable(),
    confirmedBy: officer.nullable(),
    reexamine: z.array(decision),
    at: moment,
    reexamined: z
      .strictObject({
        decisions: z.array(decision),
        outcome: z.enum(['stands', 'doesNotStand']),
        reason,
        reexaminedBy: officer,
        basis,
        at: moment,
      })
      .nullable(),
  })
  .meta({ id: 'TaskCorrected' });

const previousAssignment = z
  .strictObject({
    units: z.array(taskUnit),
    persons: z.array(taskPerson),
    due,
    documentNumber: z.string().nullable(),
    reason,
    until: moment,
    ...maybeLate,
  })
  .meta({ id: 'PreviousAssignment' });

export const taskAnswer: z.ZodType<TaskAnswer> = z
  .strictObject({
    id,
    revision,
    planId: id,
    planRevision: revision,
    itemId: id.nullable(),
    status: z.enum(TASK_STATUSES),
    heading: z.string(),
    content: z.string(),
    deliverables: z.array(z.string()),
    source: taskSource,
    rules: taskRules,
    supports: supports.exactOptional(),
    demands: demands.exactOptional(),
    order,
    units: z.array(taskUnit),
    persons: z.array(taskPerson),
    accountable: unitAsOf,
    due,
    dueProvisional: z
      .boolean()
      .meta({ description: '该年工作日历尚未公布，时限暂定。The calendar of that year is missing yet.' }),
    overdueSince: moment.nullable(),
    overdueTimes: z.int(),
    remindedAt: moment.nullable(),
    urgings: z
      .array(z.strictObject({ on: day, dueOn: day, words: personalText, urgedBy: officer, at: moment }))
      .meta({ description: '催办。Reminders by those who watch the task, oldest first.' }),
    handOvers: z
      .array(
        z.strictObject({
          fromPersonId: id,
          toPersonId: id,
          previous: z.array(taskPerson),
          reason,
          handedOverBy: officer,
          at: moment,
        }),
      )
      .meta({ description: '承办人移交。Parts handed over from one person to another, oldest first.' }),
    waitsFor,
    deliveries: z.array(
      z.strictObject({ unit: unitAsOf, way: z.enum(['console', 'paper', 'phone']), at: moment, ...maybeLate }),
    ),
    signatures: z.array(z.strictObject({ unit: unitAsOf, signedBy: officer, at: moment, ...maybeLate })),
    refusal: z.strictObject({ unit: unitAsOf, reason, refusedBy: officer, ...maybeLate }).nullable(),
    extensions: z.array(extension),
    submissions: z.array(submission),
    reviews: z.array(taskReview),
    reopenings: z
      .array(z.strictObject({ reason, due, reopenedBy: officer, basis, at: moment, ...maybeLate }))
      .meta({ description: '办结后重开。Reopened after it was completed.' }),
    previousAssignments: z.array(previousAssignment),
    proposal: proposal.nullable(),
    corrections: z.array(corrected),
    toReexamine: z
      .boolean()
      .meta({ description: '有决定因更正而待复核。Decisions wait to be looked at again after a correction.' }),
    warnings,
    withdrawal: z.strictObject({ reason, withdrawnBy: officer, ...maybeLate }).nullable(),
    lateEntry: lateEntry.nullable(),
    recordedBy: officer
      .exactOptional()
      .meta({ description: '代签发人印发或重发的人。Who assigned it in the name of the signer.' }),
    assignedAt: moment,
    completedAt: moment.nullable(),
    changedAt: moment,
    may: mayOf(TASK_ACTS),
  })
  .meta({ id: 'Task' });

export const taskHistoryAnswer = historyAnswerOf('TaskHistory', Object.keys(taskCatalogue.types));
