import type { TaskEvent } from '@gongjian/plans-domain';
import type { Fact, Instant } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { clockOf } from '../tasks/task-clocks.js';
import { TaskDeadline } from './task.deadline.js';

/** The unit is reminded before the clock runs out, once for every clock. */
@Injectable()
export class TaskReminderDeadline extends TaskDeadline {
  readonly name = 'task_reminder';
  protected readonly type = 'RemindTask';
  protected readonly rule = { id: 'reminder', name: '催办规则' };

  deadline(fact: Fact<TaskEvent>): { readonly dueAt: Instant } | 'clear' | null {
    const clock = clockOf(fact);
    if (clock === null || clock === 'clear') return clock;
    return clock.remindAt === null ? 'clear' : { dueAt: clock.remindAt };
  }
}
