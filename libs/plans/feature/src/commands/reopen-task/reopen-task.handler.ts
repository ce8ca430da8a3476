import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { ReopenTask } from './reopen-task.command.js';

@CommandHandler(ReopenTask)
export class ReopenTaskHandler implements ICommandHandler<ReopenTask> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: ReopenTask): Promise<Done> {
    const stream = taskStream(taskId);
    const result = await this.tasks.change(taskId, write, {
      type: 'ReopenTask',
      body,
      may: mayOnTask('task.reopen'),
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        taskId,
        reason: reasonFact(body.reason, stream),
        newDueOn: body.newDueOn,
        by: acting.officer,
        calendar: this.tasks.calendar,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: taskId, result };
  }
}
