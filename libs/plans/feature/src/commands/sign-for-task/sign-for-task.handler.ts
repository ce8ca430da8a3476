import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayActForUnit, TaskWriter } from '../../tasks/task-writer.js';
import { SignForTask } from './sign-for-task.command.js';

@CommandHandler(SignForTask)
export class SignForTaskHandler implements ICommandHandler<SignForTask> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: SignForTask): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'SignForTask',
      body,
      may: mayActForUnit('task.signFor', write, body.lateEntry),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const act = await this.tasks.unitAct(taskId, state, acting, write, body);
        return { taskId, ...act, by: act.by.officer };
      },
    });
    return { id: taskId, result };
  }
}
