import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { ConfirmTaskCorrection } from './confirm-task-correction.command.js';

@CommandHandler(ConfirmTaskCorrection)
export class ConfirmTaskCorrectionHandler implements ICommandHandler<ConfirmTaskCorrection> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, correctionId }: ConfirmTaskCorrection): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'ConfirmTaskCorrection',
      body: { correctionId },
      may: mayOnTask('record.correct'),
      data: (acting) => ({ taskId, correctionId, by: acting.officer, calendar: this.tasks.calendar }),
    });
    return { id: correctionId, result };
  }
}
