import type { TaskEvent } from '@gongjian/plans-domain';
import type { Fact, Instant } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { clockOf } from '../tasks/task-clocks.js';
import { TaskDeadline } from './task.deadline.js';

/** A task whose clock runs out becomes overdue by itself. */
@Injectable()
export class TaskOverdueDeadline extends TaskDeadline {
  readonly name = 'task_overdue';
  protected readonly type = 'MarkTaskOverdue';
  protected readonly rule = { id: 'overdue', name: '逾期规则' };

  deadline(fact: Fact<TaskEvent>): { readonly dueAt: Instant } | 'clear' | null {
    const clock = clockOf(fact);
    if (clock === null || clock === 'clear') return clock;
    return { dueAt: clock.overdueAt };
  }
}
