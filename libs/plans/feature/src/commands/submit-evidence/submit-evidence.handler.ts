import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Done } from '../../acting/record-writer.js';
import { StoredFiles } from '../../files/stored-files.js';
import { sealedText } from '../../requests/parts.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
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
      may: mayOnTask('task.submit'),
      data: async (acting, state) => ({
        taskId,
        unit: await this.tasks.actingUnit(state, acting, write, body.unitId),
        evidence: await Promise.all(
          body.evidence.map(async ({ fileId, evidenceId, note }) => ({
            evidenceId: evidenceId ?? fileId,
            ...(await this.files.reference(write.principal, fileId, acting.unitIds)),
            note: sealedText(note, stream),
          })),
        ),
        statement: sealedText(body.statement, stream),
        by: { officer: acting.officer, unitIds: acting.unitIds },
      }),
    });
    return { id: taskId, result };
  }
}
