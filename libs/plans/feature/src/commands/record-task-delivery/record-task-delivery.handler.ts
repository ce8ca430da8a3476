import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Done } from '../../acting/record-writer.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { RecordTaskDelivery } from './record-task-delivery.command.js';

@CommandHandler(RecordTaskDelivery)
export class RecordTaskDeliveryHandler implements ICommandHandler<RecordTaskDelivery> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: RecordTaskDelivery): Promise<Done> {
    const byUnit = body.way === 'console';
    const result = await this.tasks.change(taskId, write, {
      type: 'RecordTaskDelivery',
      body,
      may: mayOnTask(byUnit ? 'task.signFor' : 'task.assign'),
      data: async (acting, state) => ({
        taskId,
        unit: await this.tasks.actingUnit(state, acting, write, body.unitId, !byUnit),
        way: body.way,
      }),
    });
    return { id: taskId, result };
  }
}
