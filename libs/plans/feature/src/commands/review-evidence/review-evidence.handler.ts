import type { TaskState } from '@gongjian/plans-domain';
import { DomainError } from '@gongjian/shared-kernel';
import { StoredFiles, type Done, type May } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayReviewAt } from '../../acting/review-levels.js';
import { taskStream } from '../../tasks/task-stream.js';
import { taskResource, TaskWriter } from '../../tasks/task-writer.js';
import { ReviewEvidence } from './review-evidence.command.js';

@CommandHandler(ReviewEvidence)
export class ReviewEvidenceHandler implements ICommandHandler<ReviewEvidence> {
  constructor(
    private readonly tasks: TaskWriter,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, taskId, body }: ReviewEvidence): Promise<Done> {
    const { submission, level, reviewed, result: decision } = body;
    const result = await this.tasks.change(taskId, write, {
      type: 'ReviewEvidence',
      body,
      may: (state) => mayReview(state, level),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => ({
        taskId,
        submission,
        level,
        reviewed,
        destroyed: await this.files.destroyedOf(write.principal.tenant, filesUnderReview(state)),
        result: decision,
        reason: body.reason === undefined ? null : reasonFact(body.reason, taskStream(taskId)),
        newDueOn: body.newDueOn ?? null,
        by: { officer: acting.officer, unitIds: acting.unitIds },
        calendar: this.tasks.calendar,
        lateEntry: lateEntryFact(body.lateEntry, taskStream(taskId)),
      }),
    });
    return { id: taskId, result };
  }
}

function filesUnderReview(state: TaskState): readonly string[] {
  return state.status === 'submitted' ? (state.submission?.evidence.map(({ fileId }) => fileId) ?? []) : [];
}

function mayReview(state: TaskState, level: number): May {
  const may = state.status === 'none' ? null : mayReviewAt(state, level, taskResource(state));
  if (may === null) throw levelUnknown(level);
  return may;
}

function levelUnknown(level: number): DomainError {
  return new DomainError(
    'TASK.LEVEL_UNKNOWN',
    'invalid',
    { zh: `这项任务没有第 ${level} 级审核。`, en: `This task has no review level ${level}.` },
    { level },
  );
}
