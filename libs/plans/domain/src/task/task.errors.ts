import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function taskNotFound(): DomainError {
  return new DomainError('TASK.NOT_FOUND', 'not-found', { zh: '没有这项任务。', en: 'There is no such task.' });
}

export function taskAlreadyAssigned(): DomainError {
  return new DomainError('TASK.ALREADY_ASSIGNED', 'conflict', {
    zh: '这项任务已经分派。',
    en: 'This task was assigned before.',
  });
}

export function taskWithoutUnit(): DomainError {
  return new DomainError('TASK.NO_UNIT', 'invalid', {
    zh: '任务至少要有一个牵头或责任单位。',
    en: 'A task needs a lead or responsible unit.',
  });
}

export function taskUnitTwice(): DomainError {
  return new DomainError('TASK.UNIT_TWICE', 'invalid', {
    zh: '同一单位在任务里只能出现一次。',
    en: 'A unit stands in a task once.',
  });
}

export function taskDueInPast(dueOn: LocalDate): DomainError {
  return new DomainError(
    'TASK.DUE_IN_PAST',
    'invalid',
    { zh: `完成时限 ${dueOn} 已过。`, en: `The due date ${dueOn} is over.` },
    { dueOn },
  );
}

export function taskLateEntryInFuture(): DomainError {
  return new DomainError('TASK.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function taskLateEntryBeforeAssignment(assignedOn: LocalDate): DomainError {
  return new DomainError(
    'TASK.LATE_ENTRY_BEFORE_ASSIGNMENT',
    'invalid',
    {
      zh: `补录的生效日期不得早于任务下达之日 ${assignedOn}。`,
      en: `The task was ordered on ${assignedOn}; nothing about it took effect before.`,
    },
    { assignedOn },
  );
}

export function lateEntryUndoesOverdue(): DomainError {
  return new DomainError('TASK.LATE_ENTRY_UNDOES_OVERDUE', 'forbidden', {
    zh: '时限已过。按时办结、事后补录的，须由责任单位以外的办公室补录。',
    en: 'The due date is over: that it was handed in on time is recorded by the office, not by a unit that answers for it.',
  });
}

export function notATaskUnit(): DomainError {
  return new DomainError('TASK.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项任务没有分派给该单位。',
    en: 'This task was not assigned to that unit.',
  });
}

/** In this status the act is impossible; `details.status` tells which. */
export function taskNotOpen(status: string): DomainError {
  const text = STATUS_TEXT[status] ?? STATUS_TEXT['assigned'];
  return new DomainError(
    'TASK.NOT_OPEN',
    'conflict',
    { zh: `任务${text?.zh ?? ''}，不能这样办理。`, en: `The task ${text?.en ?? ''}; this cannot be done now.` },
    { status },
  );
}

const STATUS_TEXT: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  assigned: { zh: '尚未签收', en: 'is not signed for yet' },
  signedFor: { zh: '正在办理', en: 'is being worked on' },
  refused: { zh: '已被拒收，等待处理', en: 'was refused and waits for the office' },
  submitted: { zh: '正在审核', en: 'is under review' },
  returned: { zh: '已退回补充', en: 'was returned' },
  completed: { zh: '已完成', en: 'is completed' },
  withdrawn: { zh: '已撤回', en: 'was withdrawn' },
};

export function taskNotCompleted(): DomainError {
  return new DomainError('TASK.NOT_COMPLETED', 'conflict', {
    zh: '任务尚未办结，不必重开；请按审核程序退回。',
    en: 'The task is not completed; return what was submitted instead.',
  });
}

export function taskNotSignedFor(): DomainError {
  return new DomainError('TASK.NOT_SIGNED_FOR', 'conflict', {
    zh: '请先签收任务，再提交材料。',
    en: 'Sign for the task before evidence is submitted.',
  });
}

export function taskAlreadySignedFor(): DomainError {
  return new DomainError('TASK.ALREADY_SIGNED_FOR', 'conflict', {
    zh: '任务已签收，不能再拒收；可申请延期或由办公室改派。',
    en: 'The task was signed for and cannot be refused; ask for an extension, or the office reassigns it.',
  });
}

export function extensionNotForeseen(): DomainError {
  return new DomainError('TASK.EXTENSION_NOT_FORESEEN', 'conflict', {
    zh: '本项目不允许延期。',
    en: 'The programme foresees no extensions.',
  });
}

export function extensionTooLate(days: number): DomainError {
  return new DomainError(
    'TASK.EXTENSION_TOO_LATE',
    'conflict',
    {
      zh: `延期须在到期前 ${days} 天提出。`,
      en: `An extension is asked for at least ${days} day(s) before the due date.`,
    },
    { days },
  );
}

export function extensionTooOften(times: number): DomainError {
  return new DomainError(
    'TASK.EXTENSION_TOO_OFTEN',
    'conflict',
    { zh: `延期最多 ${times} 次。`, en: `At most ${times} extension(s) are granted.` },
    { times },
  );
}

export function extensionPending(): DomainError {
  return new DomainError('TASK.EXTENSION_PENDING', 'conflict', {
    zh: '已有一项延期申请等待批复。',
    en: 'Another request for extension waits for its decision.',
  });
}

export function extensionUnknown(): DomainError {
  return new DomainError('TASK.EXTENSION_UNKNOWN', 'not-found', {
    zh: '没有等待批复的这项延期申请。',
    en: 'No such request for extension waits for a decision.',
  });
}

export function extensionNotLater(dueOn: LocalDate): DomainError {
  return new DomainError(
    'TASK.EXTENSION_NOT_LATER',
    'invalid',
    { zh: `延期后的日期应晚于 ${dueOn}。`, en: `The new date is later than ${dueOn}.` },
    { dueOn },
  );
}

export function ownRequest(): DomainError {
  return new DomainError('TASK.OWN_REQUEST', 'forbidden', {
    zh: '不能批复自己提出的延期申请。',
    en: 'Nobody decides on a request of their own.',
  });
}

export function evidenceEmpty(): DomainError {
  return new DomainError('TASK.EVIDENCE_EMPTY', 'invalid', {
    zh: '请至少附上一份佐证材料。',
    en: 'Evidence holds at least one file.',
  });
}

export function evidenceTooMany(most: number): DomainError {
  return new DomainError('TASK.EVIDENCE_TOO_MANY', 'invalid', {
    zh: `一次最多提交 ${most} 份材料。`,
    en: `At most ${most} files are submitted at once.`,
  });
}

export function evidenceTwice(evidenceId: string): DomainError {
  return new DomainError(
    'TASK.EVIDENCE_TWICE',
    'invalid',
    { zh: '同一份材料在一次提交里只能出现一次。', en: 'A piece of evidence stands in a submission once.' },
    { evidenceId },
  );
}

export function notSubmitted(): DomainError {
  return new DomainError('TASK.NOT_SUBMITTED', 'conflict', {
    zh: '没有等待审核的材料。',
    en: 'No evidence waits for review.',
  });
}

export function submissionChanged(submission: number): DomainError {
  return new DomainError(
    'TASK.SUBMISSION_CHANGED',
    'conflict',
    {
      zh: `现在审核的是第 ${submission} 次提交，请刷新。`,
      en: `Submission ${submission} is under review now; reload.`,
    },
    { submission },
  );
}

export function levelChanged(level: number): DomainError {
  return new DomainError(
    'TASK.LEVEL_CHANGED',
    'conflict',
    { zh: `现在轮到第 ${level} 级审核，请刷新。`, en: `Level ${level} reviews now; reload.` },
    { level },
  );
}

export function evidenceChanged(): DomainError {
  return new DomainError('TASK.EVIDENCE_CHANGED', 'conflict', {
    zh: '审核的材料与提交的不一致，请逐份核对后再审。',
    en: 'What was reviewed is not what was submitted; look at every file again.',
  });
}

export function evidenceDestroyed(fileIds: readonly string[]): DomainError {
  return new DomainError(
    'TASK.EVIDENCE_DESTROYED',
    'conflict',
    {
      zh: `有 ${fileIds.length} 份材料已按决定销毁，不能通过；请退回补交。`,
      en: `${fileIds.length} file(s) were destroyed by decision: it cannot be approved; return it.`,
    },
    { fileIds },
  );
}

export function alreadyReviewed(): DomainError {
  return new DomainError('TASK.ALREADY_REVIEWED', 'conflict', {
    zh: '你已作出这一级的审核，内容与这次不同；已作的审核不再更改。',
    en: 'You reviewed this level before, and said something else; a review that was made stands.',
  });
}

export function extensionDecided(): DomainError {
  return new DomainError('TASK.EXTENSION_DECIDED', 'conflict', {
    zh: '这项延期申请已经批复，内容与这次不同。',
    en: 'This request for extension was decided before, and otherwise.',
  });
}

export function ownSubmission(): DomainError {
  return new DomainError('TASK.OWN_SUBMISSION', 'forbidden', {
    zh: '不能审核自己提交或代为登记的材料。',
    en: 'Nobody reviews what they submitted, or recorded for a unit.',
  });
}

export function ownUnitSubmission(): DomainError {
  return new DomainError('TASK.OWN_UNIT_SUBMISSION', 'forbidden', {
    zh: '不能审核本单位提交的材料。',
    en: 'Nobody reviews what their own unit submitted.',
  });
}

export function returnNeedsReason(): DomainError {
  return new DomainError('TASK.RETURN_NEEDS_REASON', 'invalid', {
    zh: '退回须写明理由。',
    en: 'A return needs a reason.',
  });
}

export function returnNeedsDueDate(): DomainError {
  return new DomainError('TASK.RETURN_NEEDS_DUE_DATE', 'invalid', {
    zh: '退回须给出新的完成时限。',
    en: 'A return needs a new due date.',
  });
}

export function taskCorrectionPending(): DomainError {
  return new DomainError('TASK.CORRECTION_PENDING', 'conflict', {
    zh: '已有一项更正等待另一人确认。',
    en: 'Another correction waits for its second person.',
  });
}

export function taskCorrectionUnknown(): DomainError {
  return new DomainError('TASK.CORRECTION_UNKNOWN', 'not-found', {
    zh: '没有等待确认的这项更正。',
    en: 'No such correction waits for confirmation.',
  });
}

export function taskCorrectionBySamePerson(): DomainError {
  return new DomainError('TASK.CORRECTION_BY_SAME_PERSON', 'forbidden', {
    zh: '更正须由提出人以外的另一人确认。',
    en: 'A correction is confirmed by another person than the one who proposed it.',
  });
}

export function nothingToReexamine(): DomainError {
  return new DomainError('TASK.NOTHING_TO_REEXAMINE', 'not-found', {
    zh: '没有因这项更正而待复核的决定。',
    en: 'No decision waits to be re-examined because of this correction.',
  });
}

export function notYetDue(): DomainError {
  return new DomainError('TASK.NOT_YET_DUE', 'conflict', {
    zh: '还没有到时间。',
    en: 'The time has not come yet.',
  });
}

export function taskUrgedToday(on: LocalDate): DomainError {
  return new DomainError(
    'TASK.URGED_TODAY',
    'conflict',
    {
      zh: '你单位今天已催办过这项任务，明天才能再催。',
      en: 'Your unit reminded of this task today; again tomorrow at the earliest.',
    },
    { on },
  );
}

export function urgingOneself(): DomainError {
  return new DomainError('TASK.URGING_ONESELF', 'forbidden', {
    zh: '这项任务由你单位负责，不必催办自己。',
    en: 'Your own unit answers for this task; nobody reminds themselves.',
  });
}

export function taskPersonUnknown(): DomainError {
  return new DomainError('TASK.PERSON_NOT_IN_TASK', 'conflict', {
    zh: '这项任务没有落到该人，不必移交。',
    en: 'That person has no part in this task; there is nothing to hand over.',
  });
}

export function successorElsewhere(): DomainError {
  return new DomainError('TASK.SUCCESSOR_ELSEWHERE', 'invalid', {
    zh: '接手的人须在承担这项任务的单位任职。',
    en: 'Whoever takes it over holds a post in a unit of the task.',
  });
}
