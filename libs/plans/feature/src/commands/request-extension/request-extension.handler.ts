import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayActForUnit, TaskWriter } from '../../tasks/task-writer.js';
import { RequestExtension } from './request-extension.command.js';

@CommandHandler(RequestExtension)
export class RequestExtensionHandler implements ICommandHandler<RequestExtension> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: RequestExtension): Promise<Done> {
    const requestId = derivedId(write.commandId, 'extension', '');
    const result = await this.tasks.change(taskId, write, {
      type: 'RequestExtension',
      body,
      may: mayActForUnit('task.requestExtension', write, body.lateEntry),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const act = await this.tasks.unitAct(taskId, state, acting, write, body);
        const reason = reasonFact(body.reason, taskStream(taskId));
        return { taskId, requestId, ...act, by: act.by.officer, until: body.until, reason };
      },
    });
    return { id: requestId, result };
  }
}
