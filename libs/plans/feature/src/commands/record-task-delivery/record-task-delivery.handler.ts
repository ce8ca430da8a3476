import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
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
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => ({
        taskId,
        unit: await this.tasks.actingUnit(state, acting, write, body.unitId, !byUnit),
        way: body.way,
        lateEntry: lateEntryFact(body.lateEntry, taskStream(taskId)),
      }),
    });
    return { id: taskId, result };
  }
}
