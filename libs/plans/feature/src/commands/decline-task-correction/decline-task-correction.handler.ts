import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { DeclineTaskCorrection } from './decline-task-correction.command.js';

@CommandHandler(DeclineTaskCorrection)
export class DeclineTaskCorrectionHandler implements ICommandHandler<DeclineTaskCorrection> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, correctionId, body }: DeclineTaskCorrection): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'DeclineTaskCorrection',
      body: { correctionId, ...body },
      may: mayOnTask('record.correct'),
      data: (acting) => ({
        taskId,
        correctionId,
        reason: reasonFact(body.reason, taskStream(taskId)),
        by: acting.officer,
      }),
    });
    return { id: correctionId, result };
  }
}
