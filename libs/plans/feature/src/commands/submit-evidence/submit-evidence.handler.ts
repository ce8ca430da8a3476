import { StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { evidenceFacts } from '../../requests/evidence.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayActForUnit, TaskWriter } from '../../tasks/task-writer.js';
import { SubmitEvidence } from './submit-evidence.command.js';

@CommandHandler(SubmitEvidence)
export class SubmitEvidenceHandler implements ICommandHandler<SubmitEvidence> {
  constructor(
    private readonly tasks: TaskWriter,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, taskId, body }: SubmitEvidence): Promise<Done> {
    const stream = taskStream(taskId);
    const result = await this.tasks.change(taskId, write, {
      type: 'SubmitEvidence',
      body,
      may: mayActForUnit('task.submit', write, body.lateEntry),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => ({
        taskId,
        ...(await this.tasks.unitAct(taskId, state, acting, write, body)),
        evidence: await evidenceFacts(body.evidence, this.files, { ...write, ...acting }, stream),
        statement: sealedText(body.statement, stream),
      }),
    });
    return { id: taskId, result };
  }
}
