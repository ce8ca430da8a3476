import { taskCatalogue, type TaskEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { taskAggregate } from '../aggregates.js';
import { taskStream } from '../tasks/task-stream.js';

/** What the programme's rules do by themselves when a clock of a task comes to a moment. */
@Injectable()
export abstract class TaskDeadline extends DeadlineDefinition<TaskEvent> {
  readonly context = 'plans';
  readonly catalogue = taskCatalogue;
  protected abstract readonly type: 'MarkTaskOverdue' | 'RemindTask';
  protected abstract readonly rule: { readonly id: string; readonly name: string };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly clock: Clock,
  ) {
    super();
  }

  async command(due: Due): Promise<void> {
    const { streamId: taskId, sourceEventId, dueAt } = due;
    const task = (await this.runner.load(taskAggregate, taskId, due.tenant))?.state;
    if (task === undefined || task.status === 'none') return;
    const envelope = await this.rules.envelope(task.rules, this.rule, due, {
      commandId: derivedId(sourceEventId, this.name, ''),
      fingerprint: commandFingerprint(this.type, taskStream(taskId), { dueAt }),
    });
    const now = this.clock.now();
    const command = { type: this.type, data: { taskId, dueAt }, now, today: localDateAt(now) };
    await this.runner.execute(taskAggregate, taskId, command, envelope, { mustExist: true });
  }
}
