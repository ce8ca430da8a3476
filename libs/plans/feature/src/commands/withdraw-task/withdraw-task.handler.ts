import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { WithdrawTask } from './withdraw-task.command.js';

@CommandHandler(WithdrawTask)
export class WithdrawTaskHandler implements ICommandHandler<WithdrawTask> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: WithdrawTask): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'WithdrawTask',
      body,
      may: mayOnTask('task.withdraw'),
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        taskId,
        reason: reasonFact(body.reason, taskStream(taskId)),
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, taskStream(taskId)),
      }),
    });
    return { id: taskId, result };
  }
}
