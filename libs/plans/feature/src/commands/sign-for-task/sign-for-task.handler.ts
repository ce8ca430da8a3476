import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Done } from '../../acting/record-writer.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { SignForTask } from './sign-for-task.command.js';

@CommandHandler(SignForTask)
export class SignForTaskHandler implements ICommandHandler<SignForTask> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: SignForTask): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'SignForTask',
      body,
      may: mayOnTask('task.signFor'),
      data: async (acting, state) => ({
        taskId,
        unit: await this.tasks.actingUnit(state, acting, write, body.unitId),
        by: acting.officer,
      }),
    });
    return { id: taskId, result };
  }
}
