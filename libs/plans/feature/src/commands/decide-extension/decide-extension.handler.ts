import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayDecideExtension, TaskWriter } from '../../tasks/task-writer.js';
import { DecideExtension } from './decide-extension.command.js';

@CommandHandler(DecideExtension)
export class DecideExtensionHandler implements ICommandHandler<DecideExtension> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, requestId, body }: DecideExtension): Promise<Done> {
    const stream = taskStream(taskId);
    const asked = { requestId, ...body };
    const lateEntry = lateEntryFact(body.lateEntry, stream);
    const result =
      body.decision === 'grant'
        ? await this.tasks.change(taskId, write, {
            type: 'GrantExtension',
            body: asked,
            may: mayDecideExtension,
            ...effectiveOnOf(body.lateEntry),
            data: (acting) => ({
              taskId,
              requestId,
              until: body.until ?? null,
              note: body.reason === undefined ? null : reasonFact(body.reason, stream),
              by: acting.officer,
              calendar: this.tasks.calendar,
              lateEntry,
            }),
          })
        : await this.tasks.change(taskId, write, {
            type: 'RefuseExtension',
            body: asked,
            may: mayDecideExtension,
            ...effectiveOnOf(body.lateEntry),
            data: (acting) => ({
              taskId,
              requestId,
              reason: reasonFact(body.reason, stream),
              by: acting.officer,
              lateEntry,
            }),
          });
    return { id: requestId, result };
  }
}
