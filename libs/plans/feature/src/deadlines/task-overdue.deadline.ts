import { taskCatalogue, type TaskEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { taskAggregate } from '../aggregates.js';
import { clockOf } from '../tasks/task-clocks.js';
import { taskStream } from '../tasks/task-stream.js';

/** A task whose clock runs out becomes overdue by itself. */
@Injectable()
export class TaskOverdueDeadline extends DeadlineDefinition<TaskEvent> {
  readonly context = 'plans';
  readonly name = 'task_overdue';
  readonly catalogue = taskCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline(fact: Fact<TaskEvent>): { readonly dueAt: Instant } | 'clear' | null {
    const clock = clockOf(fact);
    if (clock === null || clock === 'clear') return clock;
    return { dueAt: clock.overdueAt };
  }

  async command(due: Due): Promise<void> {
    const { streamId: taskId, sourceEventId, dueAt } = due;
    const fingerprint = commandFingerprint('MarkTaskOverdue', taskStream(taskId), { dueAt });
    const commandId = derivedId(sourceEventId, this.name, '');
    const envelope = await this.rules.envelope(due, commandId, fingerprint, { id: 'overdue', name: '逾期规则' });
    if (envelope === null) return;
    const now = this.clock.now();
    const command = { type: 'MarkTaskOverdue' as const, data: { taskId, dueAt }, now, today: localDateAt(now) };
    await this.runner.execute(taskAggregate, taskId, command, envelope, { mustExist: true });
  }
}
