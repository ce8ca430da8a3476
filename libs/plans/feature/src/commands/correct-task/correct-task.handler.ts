import type { TaskCorrection } from '@gongjian/plans-domain';
import { derivedId } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, RecordedEvents, type Done, type Write } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskPersonFacts } from '../../requests/parts.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { CorrectTask } from './correct-task.command.js';
import type { CorrectTaskBody } from './correct-task.request.js';

@CommandHandler(CorrectTask)
export class CorrectTaskHandler implements ICommandHandler<CorrectTask> {
  constructor(
    private readonly tasks: TaskWriter,
    private readonly names: DirectoryNames,
    private readonly events: RecordedEvents,
  ) {}

  async execute({ write, taskId, body }: CorrectTask): Promise<Done> {
    const stream = taskStream(taskId);
    const correctionId = derivedId(write.commandId, 'correction', '');
    const result = await this.tasks.change(taskId, write, {
      type: 'CorrectTask',
      body,
      may: mayOnTask('record.correct'),
      data: async (acting) => {
        await this.events.requireIn(stream, body.corrects);
        return {
          taskId,
          correctionId,
          corrects: body.corrects,
          correction: await this.fact(body.correction, write, stream),
          reason: reasonFact(body.reason, stream),
          by: acting.officer,
          calendar: this.tasks.calendar,
        };
      },
    });
    return { id: correctionId, result };
  }

  private async fact(
    correction: CorrectTaskBody['correction'],
    { principal, today }: Write,
    stream: string,
  ): Promise<TaskCorrection> {
    if (correction.field !== 'persons') return correction;
    const recording = { names: this.names, tenant: principal.tenant, today, stream };
    return { field: 'persons', value: await taskPersonFacts(correction.value, [], recording) };
  }
}
