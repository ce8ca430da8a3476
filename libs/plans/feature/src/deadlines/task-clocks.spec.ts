import type { TaskEvent } from '@gongjian/plans-domain';
import { SystemClock, type DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import type { RuleActor } from '../acting/rule-actor.js';
import { TaskOverdueDeadline } from './task-overdue.deadline.js';
import { TaskReminderDeadline } from './task-reminder.deadline.js';

const NO_RUNNER = {} as DeciderRunner;
const NO_RULES = {} as RuleActor;
const overdue = new TaskOverdueDeadline(NO_RUNNER, NO_RULES, new SystemClock());
const reminder = new TaskReminderDeadline(NO_RUNNER, NO_RULES, new SystemClock());

/** A recorded event of a task, with what is said of its clock put in. */
function recorded(type: string, due?: object): Fact<TaskEvent> {
  const file = type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
  const url = new URL(`../../../domain/src/task/history/${file}.v1.json`, import.meta.url);
  const { data } = JSON.parse(readFileSync(url, 'utf8')) as { readonly data: string };
  const parsed = JSON.parse(data) as object;
  return { event: { type, data: due === undefined ? parsed : { ...parsed, due } } } as unknown as Fact<TaskEvent>;
}

const due = { overdueAt: '2026-05-01T16:00:00.000Z', remindAt: '2026-04-24T16:00:00.000Z' };

describe('the clocks of a task', () => {
  it.each([
    'TaskAssigned',
    'TaskReassigned',
    'TaskExtended',
    'TaskDueRevised',
    'EvidenceReviewed',
    'TaskCorrected',
    'TaskReopened',
  ])('are started by %s', (type) => {
    expect(overdue.deadline(recorded(type, due))).toEqual({ dueAt: due.overdueAt });
    expect(reminder.deadline(recorded(type, due))).toEqual({ dueAt: due.remindAt });
    expect(reminder.deadline(recorded(type, { ...due, remindAt: null }))).toBe('clear');
  });

  it.each(['EvidenceSubmitted', 'TaskRefused', 'TaskCompleted', 'TaskWithdrawn'])('are stopped by %s', (type) => {
    expect(overdue.deadline(recorded(type))).toBe('clear');
    expect(reminder.deadline(recorded(type))).toBe('clear');
  });

  it('are left alone by an approval and by what says nothing of a date', () => {
    const approval = recorded('EvidenceReviewed');
    const left = { event: { ...approval.event, data: { ...approval.event.data, due: null } } } as Fact<TaskEvent>;
    for (const fact of [left, recorded('TaskCorrected'), recorded('TaskDelivered'), recorded('TaskSignedFor')]) {
      expect(overdue.deadline(fact)).toBeNull();
      expect(reminder.deadline(fact)).toBeNull();
    }
  });
});
