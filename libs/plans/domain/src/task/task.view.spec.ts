import { sealedForTest } from '@gongjian/shared-testing';
import type { Fact } from '@gongjian/shared-kernel';
import {
  definition,
  deputyDirector,
  director,
  head,
  housing,
  id,
  item,
  liaison,
  order,
  planId,
  reason,
  rules,
  taskId,
  units,
} from '../testing/campaign.js';
import type { Due } from '../rules/due.js';
import type { TaskAssigned, TaskEvent } from './task.events.js';
import { taskView, type TaskRow } from './task.view.js';

const why = reason('paper', '纸质登记，事后补录');
const due: Due = {
  on: '2026-04-30',
  rule: { kind: 'stated' },
  lastDay: '2026-04-30',
  overdueAt: '2026-05-01T16:00:00.000Z',
  remindAt: null,
  calendar: 'cn-2026.1',
};
const basis = { programme: rules.programme, version: 1, rules: 1, inputs: [] };
const assignedData: TaskAssigned = {
  taskId,
  planId,
  planRevision: '4',
  itemId: item.itemId,
  rules,
  source: item.source,
  heading: item.heading,
  content: item.content,
  deliverables: [],
  units,
  persons: [],
  due,
  order,
  lateEntry: null,
};
const assigned = (of: Due = due): TaskEvent => ({ type: 'TaskAssigned', data: { ...assignedData, due: of } });
const signed: TaskEvent = { type: 'TaskSignedFor', data: { taskId, unit: housing, signedBy: liaison } };
const overdue = (overdueAt = due.overdueAt): TaskEvent => ({
  type: 'TaskBecameOverdue',
  data: { taskId, dueOn: due.on, overdueAt, basis },
});
const submitted = (effectiveOn: string | null): TaskEvent => ({
  type: 'EvidenceSubmitted',
  data: {
    taskId,
    submission: 1,
    unit: housing,
    evidence: [
      {
        evidenceId: id(71),
        version: 1,
        fileId: id(81),
        sha256: '1'.repeat(64),
        size: 1,
        mediaType: 'image/png',
        fileName: sealedForTest('照片.png'),
        note: null,
      },
    ],
    statement: null,
    submittedBy: liaison,
    submitterUnits: [housing.id],
    ...(effectiveOn === null ? {} : { lateEntry: { effectiveOn, reason: why }, recordedBy: director }),
  },
});
const approved: TaskEvent = {
  type: 'EvidenceReviewed',
  data: {
    taskId,
    submission: 1,
    level: 1,
    actedBy: definition.tasks.review[0]?.actedBy ?? 'unitHead',
    reviewed: [],
    result: 'approve',
    reason: null,
    due: null,
    reviewer: head,
    basis,
  },
};

function rowOf(...events: readonly TaskEvent[]): TaskRow {
  const row = events.reduce<TaskRow | null>(
    (before, event) =>
      taskView(before, { event, metadata: { recordedAt: '2026-05-04T01:00:00.000Z' } } as Fact<TaskEvent>),
    null,
  );
  if (row === null) throw new Error('no row');
  return row;
}

describe('a task that was overdue', () => {
  it('no longer is once evidence is in, and has been so once', () => {
    expect(rowOf(assigned(), signed, overdue())).toMatchObject({ overdueSince: due.overdueAt, overdueTimes: 1 });
    expect(rowOf(assigned(), signed, overdue(), submitted(null))).toMatchObject({
      overdueSince: null,
      overdueTimes: 1,
    });
  });
  it('stays counted when the evidence was handed in on time and recorded late, which is shown beside it', () => {
    expect(rowOf(assigned(), signed, overdue(), submitted('2026-05-01'))).toMatchObject({
      overdueSince: null,
      overdueTimes: 1,
      submissions: [
        {
          inTimeRecordedLate: true,
          lateEntry: { effectiveOn: '2026-05-01' },
          recordedBy: { personId: director.personId },
        },
      ],
    });
    expect(rowOf(assigned(), signed, overdue(), submitted('2026-05-02'))).toMatchObject({
      overdueTimes: 1,
      submissions: [{ inTimeRecordedLate: false }],
    });
    expect(rowOf(assigned(), signed, submitted('2026-04-20'))).toMatchObject({ overdueTimes: 0 });
  });
});

describe('a provisional due date', () => {
  const guessed: Due = {
    ...due,
    on: '2027-05-03',
    lastDay: '2027-05-03',
    overdueAt: '2027-05-04T16:00:00.000Z',
    calendar: null,
  };
  const counted: Due = {
    ...guessed,
    lastDay: '2027-05-05',
    overdueAt: '2027-05-06T16:00:00.000Z',
    calendar: 'cn-2027.1',
  };
  const revised = (to: Due): TaskEvent => ({
    type: 'TaskDueRevised',
    data: { taskId, previous: guessed, due: to, basis },
  });
  it('is marked, until it was revised', () => {
    expect(rowOf(assigned())).toMatchObject({ dueProvisional: false });
    expect(rowOf(assigned(guessed))).toMatchObject({ dueProvisional: true });
    expect(rowOf(assigned(guessed), revised(counted))).toMatchObject({ dueProvisional: false, due: counted });
  });
  it('that moves takes back that the task was overdue; one that stays does not', () => {
    const late = overdue(guessed.overdueAt);
    expect(rowOf(assigned(guessed), late, revised(counted))).toMatchObject({ overdueSince: null, overdueTimes: 0 });
    expect(rowOf(assigned(guessed), late, revised({ ...guessed, calendar: 'cn-2027.1' }))).toMatchObject({
      overdueSince: guessed.overdueAt,
      overdueTimes: 1,
    });
  });
});

describe('a corrected value', () => {
  const corrected: Extract<TaskEvent, { readonly type: 'TaskCorrected' }> = {
    type: 'TaskCorrected',
    data: {
      taskId,
      correctionId: id(52),
      corrects: id(92),
      correction: { field: 'heading', value: '清理楼道和天台堆物' },
      was: item.heading,
      due: null,
      reason: why,
      proposedBy: director,
      confirmedBy: deputyDirector,
      reexamine: [{ submission: 1, level: 1 }],
    },
  };
  const looked: TaskEvent = {
    type: 'TaskDecisionsReexamined',
    data: {
      taskId,
      correctionId: id(52),
      decisions: [{ submission: 1, level: 1 }],
      outcome: 'stands',
      reason: why,
      reexaminedBy: deputyDirector,
      basis,
    },
  };
  const history = [assigned(), signed, submitted(null), approved, corrected];
  it('stands at every decision that used it, and waits for somebody to look again', () => {
    expect(rowOf(...history)).toMatchObject({
      toReexamine: true,
      reviews: [{ usedCorrected: [id(52)] }],
      corrections: [{ reexamined: null }],
    });
    expect(rowOf(assigned(), corrected)).toMatchObject({ reviews: [] });
  });
  it('that was looked at stays visible and waits no longer', () => {
    expect(rowOf(...history, looked)).toMatchObject({
      toReexamine: false,
      reviews: [{ usedCorrected: [id(52)] }],
      corrections: [{ reexamined: { outcome: 'stands', reexaminedBy: { personId: deputyDirector.personId } } }],
    });
  });
  it('of what is demanded is what the task demands from then on', () => {
    const demand = { kind: 'photo', necessity: '楼道清理前后须能对照，台账看不出' } as const;
    const demanding = (value: readonly (typeof demand)[], was: readonly (typeof demand)[]): TaskEvent => ({
      type: 'TaskCorrected',
      data: { ...corrected.data, correction: { field: 'demands', value }, was, reexamine: [] },
    });
    expect(rowOf(assigned(), demanding([demand], []))).toMatchObject({ demands: [demand] });
    expect(rowOf(assigned(), demanding([demand], []), demanding([], [demand]))).toMatchObject({ demands: [] });
  });
});

describe('reminders and handing over', () => {
  it('are kept, oldest first', () => {
    const urged = (on: string): TaskEvent => ({
      type: 'TaskUrged',
      data: { taskId, on, dueOn: '2026-04-30', words: null, urgedBy: deputyDirector },
    });
    expect(rowOf(assigned(), urged('2026-03-11'), urged('2026-03-12'))).toMatchObject({
      urgings: [{ on: '2026-03-11', urgedBy: { personId: deputyDirector.personId } }, { on: '2026-03-12' }],
    });
  });
});
