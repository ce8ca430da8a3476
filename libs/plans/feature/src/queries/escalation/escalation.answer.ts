import {
  ESCALATION_ACTS,
  ESCALATION_ENDS,
  escalationCatalogue,
  SERVICE_WAYS,
  type EscalationAct,
  type EscalationRow,
} from '@gongjian/plans-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  fileReference,
  historyAnswerOf,
  id,
  lateEntry,
  maybeLate,
  mayOf,
  moment,
  named,
  officer,
  personalText,
  reason,
  revision,
  subjectAsOf,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { ESCALATION_KINDS, ESCALATION_STATUSES, ESCALATION_WAITS } from '../../escalations/escalation-statuses.js';
import { dayCount } from '../../reading/campaign.answer.js';

export type EscalationAnswer = OpenedRow<EscalationRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<EscalationAct, MayAct>> | null;
};

const kind = z.enum(ESCALATION_KINDS);

const rules = z
  .strictObject({
    programme: id,
    version: z.int(),
    rules: z.int(),
    steps: z.array(z.strictObject({ code: z.string(), kind, afterDays: z.int(), statement: dayCount.nullable() })),
  })
  .meta({ id: 'EscalationRules', description: '逾期时固定的项目版本规则。Pinned when it became overdue.' });

const step = z
  .strictObject({
    step: z.int().min(1),
    code: z.string(),
    kind,
    status: z.enum(['sent', 'drafted', 'told', 'decided', 'served', 'dropped']),
    unit: unitAsOf.nullable(),
    on: day,
    statement: dayCount.nullable(),
    takenBy: officer.nullable().meta({ description: '按规则采取的为 null。null: by rule.' }),
    basis,
    told: z
      .strictObject({ unit: unitAsOf, on: day, until: clock, toldBy: officer, at: moment, ...maybeLate })
      .nullable(),
    stated: z.array(
      z.strictObject({ unit: unitAsOf, text: personalText, on: day, statedBy: officer, at: moment, ...maybeLate }),
    ),
    decision: z
      .strictObject({
        unit: unitAsOf,
        on: day,
        documentNumber: z.string().nullable(),
        document: fileReference.nullable(),
        heard: z.strictObject({ toldOn: day, until: day, statedOn: day.nullable() }).nullable(),
        decidedBy: officer,
        basis,
        at: moment,
        lateEntry: lateEntry.exactOptional(),
      })
      .nullable(),
    service: z
      .strictObject({ on: day, way: z.enum(SERVICE_WAYS), servedBy: officer, at: moment, ...maybeLate })
      .nullable(),
    drop: z.strictObject({ reason, droppedBy: officer.nullable(), at: moment }).nullable(),
    at: moment,
  })
  .meta({ id: 'EscalationStep' });

export const escalationAnswer: z.ZodType<EscalationAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(ESCALATION_STATUSES),
    target: z.strictObject({
      kind: z.enum(['task', 'rectification']),
      id,
      planId: id.nullable(),
      heading: z.string().nullable(),
      subject: subjectAsOf.nullable(),
    }),
    programmeId: id,
    version: z.int(),
    rules,
    division: named,
    unit: unitAsOf.nullable(),
    lastDay: day,
    overdueAt: moment,
    next: z
      .strictObject({ code: z.string(), dueAt: moment })
      .nullable()
      .meta({ description: '按规则的下一步及其时间。The step that comes next by rule, and when.' }),
    steps: z.array(step),
    waitsFor: z
      .enum(ESCALATION_WAITS)
      .nullable()
      .meta({ description: '待告知、待决定、待送达。What is to be done about a step.' }),
    times: z.int().meta({ description: '第几次逾期。How often it became overdue.' }),
    end: z.strictObject({ because: z.enum(ESCALATION_ENDS), at: moment }).nullable(),
    openedAt: moment,
    changedAt: moment,
    may: mayOf(ESCALATION_ACTS),
  })
  .meta({ id: 'Escalation' });

export const escalationHistoryAnswer = historyAnswerOf('EscalationHistory', Object.keys(escalationCatalogue.types));
