import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Done } from '../../acting/record-writer.js';
import { reasonFact } from '../../requests/parts.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { RefuseTask } from './refuse-task.command.js';

@CommandHandler(RefuseTask)
export class RefuseTaskHandler implements ICommandHandler<RefuseTask> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: RefuseTask): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'RefuseTask',
      body,
      may: mayOnTask('task.refuse'),
      data: async (acting, state) => ({
        taskId,
        unit: await this.tasks.actingUnit(state, acting, write, body.unitId),
        reason: reasonFact(body.reason, taskStream(taskId)),
        by: acting.officer,
      }),
    });
    return { id: taskId, result };
  }
}
