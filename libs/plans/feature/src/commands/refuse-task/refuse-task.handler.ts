import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayActForUnit, TaskWriter } from '../../tasks/task-writer.js';
import { RefuseTask } from './refuse-task.command.js';

@CommandHandler(RefuseTask)
export class RefuseTaskHandler implements ICommandHandler<RefuseTask> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: RefuseTask): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'RefuseTask',
      body,
      may: mayActForUnit('task.refuse', write, body.lateEntry),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const act = await this.tasks.unitAct(taskId, state, acting, write, body);
        return { taskId, ...act, by: act.by.officer, reason: reasonFact(body.reason, taskStream(taskId)) };
      },
    });
    return { id: taskId, result };
  }
}
