import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { ReexamineDecisions } from './reexamine-decisions.command.js';

@CommandHandler(ReexamineDecisions)
export class ReexamineDecisionsHandler implements ICommandHandler<ReexamineDecisions> {
  constructor(private readonly tasks: TaskWriter) {}

  async execute({ write, taskId, correctionId, body }: ReexamineDecisions): Promise<Done> {
    const result = await this.tasks.change(taskId, write, {
      type: 'ReexamineDecisions',
      body: { correctionId, ...body },
      may: mayOnTask('record.correct'),
      data: (acting) => ({
        taskId,
        correctionId,
        outcome: body.outcome,
        reason: reasonFact(body.reason, taskStream(taskId)),
        by: acting.officer,
      }),
    });
    return { id: correctionId, result };
  }
}
