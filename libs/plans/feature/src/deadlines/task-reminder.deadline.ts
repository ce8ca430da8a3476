import { taskCatalogue, type TaskEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { taskAggregate } from '../aggregates.js';
import { clockOf } from '../tasks/task-clocks.js';
import { taskStream } from '../tasks/task-stream.js';

/** The unit is reminded before the clock runs out, once for every clock. */
@Injectable()
export class TaskReminderDeadline extends DeadlineDefinition<TaskEvent> {
  readonly context = 'plans';
  readonly name = 'task_reminder';
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
    return clock.remindAt === null ? 'clear' : { dueAt: clock.remindAt };
  }

  async command(due: Due): Promise<void> {
    const { streamId: taskId, sourceEventId, dueAt } = due;
    const fingerprint = commandFingerprint('RemindTask', taskStream(taskId), { dueAt });
    const commandId = derivedId(sourceEventId, this.name, '');
    const envelope = await this.rules.envelope(due, commandId, fingerprint, { id: 'reminder', name: '催办规则' });
    if (envelope === null) return;
    const now = this.clock.now();
    const command = { type: 'RemindTask' as const, data: { taskId, dueAt }, now, today: localDateAt(now) };
    await this.runner.execute(taskAggregate, taskId, command, envelope, { mustExist: true });
  }
}
