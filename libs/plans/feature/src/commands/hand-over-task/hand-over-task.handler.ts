import { DirectoryNames, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { HandOverTask } from './hand-over-task.command.js';

@CommandHandler(HandOverTask)
export class HandOverTaskHandler implements ICommandHandler<HandOverTask> {
  constructor(
    private readonly tasks: TaskWriter,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, taskId, body }: HandOverTask): Promise<Done> {
    const { tenant } = write.principal;
    const { fromPersonId, toPersonId } = body;
    const result = await this.tasks.change(taskId, write, {
      type: 'HandOverTask',
      body,
      may: mayOnTask('task.handOver'),
      data: async ({ officer }, state) => {
        const unitIds = state.status === 'none' ? [] : state.units.map(({ unit }) => unit.id);
        const to = await this.names.person(tenant, toPersonId, unitIds);
        const successor = await this.names.officer(tenant, toPersonId);
        return {
          taskId,
          fromPersonId,
          to: { ...to, personId: toPersonId },
          successorUnitIds: successor.unitIds,
          reason: reasonFact(body.reason, taskStream(taskId)),
          by: officer,
        };
      },
    });
    return { id: taskId, result };
  }
}
