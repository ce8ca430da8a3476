import type { Done } from '@gongjian/shared-records';
import { sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { UrgeTask } from './urge-task.command.js';

@CommandHandler(UrgeTask)
export class UrgeTaskHandler implements ICommandHandler<UrgeTask> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, body }: UrgeTask): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'UrgeTask',
      body,
      may: mayOnTask('task.urge'),
      data: ({ officer, unitIds }) => ({
        taskId,
        words: sealedText(body.words, taskStream(taskId)),
        by: { officer, unitIds },
      }),
    });
    return { id: taskId, result };
  }
}
