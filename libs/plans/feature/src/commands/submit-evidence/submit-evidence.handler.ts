import { StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceCodes } from '../../evidence/evidence-codes.js';
import { evidenceFacts } from '../../requests/evidence.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayActForUnit, TaskWriter } from '../../tasks/task-writer.js';
import { SubmitEvidence } from './submit-evidence.command.js';

@CommandHandler(SubmitEvidence)
export class SubmitEvidenceHandler implements ICommandHandler<SubmitEvidence> {
  constructor(
    private readonly tasks: TaskWriter,
    private readonly files: StoredFiles,
    private readonly codes: EvidenceCodes,
  ) {}

  async execute({ write, taskId, body }: SubmitEvidence): Promise<Done> {
    const stream = taskStream(taskId);
    const result = await this.tasks.change(taskId, write, {
      type: 'SubmitEvidence',
      body,
      may: mayActForUnit('task.submit', write, body.lateEntry),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        if (state.status !== 'none') {
          await this.codes.require(write, state.rules, state.supports?.indicators ?? [], body.evidence);
        }
        return {
          taskId,
          ...(await this.tasks.unitAct(taskId, state, acting, write, body)),
          evidence: await evidenceFacts(body.evidence, this.files, { ...write, ...acting }, stream),
          statement: sealedText(body.statement, stream),
        };
      },
    });
    return { id: taskId, result };
  }
}
