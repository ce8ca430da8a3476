import { derivedId } from '@gongjian/shared-event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Done } from '../../acting/record-writer.js';
import { reasonFact } from '../../requests/parts.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { RequestExtension } from './request-extension.command.js';

@CommandHandler(RequestExtension)
export class RequestExtensionHandler implements ICommandHandler<RequestExtension> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: RequestExtension): Promise<Done> {
    const requestId = derivedId(write.commandId, 'extension', '');
    const result = await this.tasks.change(taskId, write, {
      type: 'RequestExtension',
      body,
      may: mayOnTask('task.requestExtension'),
      data: async (acting, state) => ({
        taskId,
        requestId,
        unit: await this.tasks.actingUnit(state, acting, write, body.unitId),
        until: body.until,
        reason: reasonFact(body.reason, taskStream(taskId)),
        by: acting.officer,
      }),
    });
    return { id: requestId, result };
  }
}
