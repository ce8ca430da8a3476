import { approval, type PlanProgress, type Warning } from '@gongjian/plans-contracts';
import {
  PLAN_ACTS,
  planCatalogue,
  type PlanAct,
  type PlanCorrection,
  type PlanItemRow,
  type PlanRow,
} from '@gongjian/plans-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  day,
  fileReference,
  historyAnswerOf,
  id,
  lateEntry,
  mayOf,
  moment,
  named,
  names,
  officer,
  personalText,
  reason,
  revision,
  sha256,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { demands, groupMember, supports, taskPerson, taskSource } from '../../reading/answers.js';
import { warnings } from '../../reading/warning.answer.js';

export type PlanAnswer = Omit<OpenedRow<PlanRow>, 'items'> & {
  readonly revision: string;
  readonly items: readonly PlanItemAnswer[];
  readonly warnings: readonly Warning[];
  /** `null` for a draft. */
  readonly progress: PlanProgress | null;
  readonly may: Readonly<Record<PlanAct, MayAct>> | null;
};

export type PlanItemAnswer = OpenedRow<PlanItemRow> & {
  /** `null` until it is assigned. */
  readonly taskId: string | null;
};

const itemUnit = z
  .strictObject({
    role: z.enum(['lead', 'responsible', 'assisting']),
    unit: unitAsOf.nullable(),
    text: z.string().nullable(),
  })
  .meta({ id: 'ItemUnitAsOf' });

const itemDue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stated'), on: day }),
  z.strictObject({ kind: z.literal('stageEnd'), stage: z.string() }),
  z.strictObject({ kind: z.literal('periodEnd') }),
]);

const failure = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() });

const item = z
  .strictObject({
    itemId: id,
    number: z.string().nullable(),
    heading: z.string(),
    content: z.string(),
    deliverables: z.array(z.string()),
    units: z.array(itemUnit),
    persons: z.array(taskPerson),
    due: itemDue,
    source: taskSource,
    supports: supports.exactOptional(),
    demands: demands.exactOptional(),
    lateEntry: lateEntry.nullable(),
    progress: z
      .enum(['pending', 'assigned', 'failed', 'dropped'])
      .nullable()
      .meta({ description: '草稿为 null。null while the plan is a draft.' }),
    taskId: id.nullable().meta({ description: '该项的任务；分派前为 null。Its task; null until it is assigned.' }),
    failure: failure.nullable(),
    dropped: reason.nullable(),
    usedCorrected: z
      .array(id)
      .meta({ description: '任务所引、后被更正的内容（更正编号）。Corrections of what its task cites.' }),
  })
  .meta({ id: 'PlanItemAsOf' });

const group = z
  .strictObject({
    groupId: id,
    kind: z.enum(['leading', 'work']),
    name: z.string(),
    heads: z.array(groupMember),
    deputies: z.array(groupMember),
    members: z.array(groupMember),
    memberUnits: z.array(unitAsOf),
    duties: z.array(z.string()),
    office: z
      .strictObject({
        units: z.array(unitAsOf),
        text: z.string().nullable(),
        director: groupMember.nullable(),
        liaison: groupMember.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'PlanGroupAsOf' });

const itemId = id;
const correction: z.ZodType<OpenedRow<PlanCorrection>> = z.discriminatedUnion('field', [
  z.strictObject({ field: z.enum(['title', 'number']), value: z.string() }),
  z.strictObject({ field: z.literal('issuedOn'), value: day }),
  z.strictObject({ field: z.literal('signer'), value: officer }),
  z.strictObject({ field: z.enum(['itemHeading', 'itemContent']), itemId, value: z.string() }),
  z.strictObject({ field: z.literal('itemUnits'), itemId, value: z.array(itemUnit) }),
  z.strictObject({ field: z.literal('itemPersons'), itemId, value: z.array(taskPerson) }),
  z.strictObject({ field: z.literal('itemDue'), itemId, value: itemDue }),
  z.strictObject({ field: z.literal('itemDemands'), itemId, value: demands }),
]);

const proposal = z.strictObject({
  planId: id,
  correctionId: id,
  corrects: id,
  correction,
  reason,
  proposedBy: officer,
});

const corrected = proposal
  .extend({
    was: z.union([z.string(), officer, z.array(itemUnit), z.array(taskPerson), itemDue, demands]),
    confirmedBy: officer.nullable(),
    reexamine: z
      .array(id)
      .exactOptional()
      .meta({ description: '按原内容分派、待复核的任务项。Items whose tasks were assigned by the old value.' }),
    at: moment,
  })
  .meta({ id: 'PlanCorrected' });

const order = z.strictObject({
  number: z.string(),
  issuedOn: day,
  signer: officer,
  document: fileReference.nullable(),
  lateEntry: lateEntry.nullable(),
  restart: approval.exactOptional(),
  issuedAt: moment,
});

const progress: z.ZodType<PlanProgress> = z
  .strictObject({
    total: z.int(),
    done: z.int().meta({ description: '已分派、失败或撤项。Assigned, failed or dropped.' }),
    assigned: z.int(),
    dropped: z.int(),
    pending: z.int().meta({ description: '尚待分派。Waiting for their task.' }),
    failures: z.array(failure.extend({ itemId: id, heading: z.string() })),
  })
  .meta({ id: 'PlanProgress' });

export const planAnswer: z.ZodType<PlanAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['draft', 'discarded', 'issuing', 'issued', 'closed']),
    programme: z.strictObject({ id, version: z.int(), names }),
    title: z.string(),
    authority: unitAsOf,
    division: named,
    period: z.strictObject({ from: day, to: day }),
    importedFrom: z.strictObject({ sha256, size: z.int(), mediaType: z.string(), fileName: personalText }).nullable(),
    stages: z.array(z.strictObject({ code: z.string(), name: z.string(), from: day.nullable(), to: day.nullable() })),
    groups: z.array(group),
    items: z.array(item),
    order: order.nullable(),
    progress: progress.nullable(),
    warnings,
    proposal: proposal.nullable(),
    corrections: z.array(corrected),
    discarded: reason.nullable(),
    closed: z
      .strictObject({
        on: day,
        note: reason.nullable(),
        lateEntry: lateEntry.nullable(),
        openTasks: z.strictObject({ count: z.int(), asOf: z.string() }).nullable().meta({
          description:
            '办结时既未办结也未撤回的任务数，及清点时的位置；早先未清点的为 null。Tasks left open, counted as of a position; null: not counted.',
        }),
      })
      .nullable(),
    draftedAt: moment,
    changedAt: moment,
    may: mayOf(PLAN_ACTS),
  })
  .meta({ id: 'Plan' });

export const planHistoryAnswer = historyAnswerOf('PlanHistory', Object.keys(planCatalogue.types));
