import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { EvidenceRefusals } from '../evidence/evidence.js';
import type { ReviewRefusals } from '../evidence/evidence-flow.js';
import type { LateRefusals } from '../late.js';

export function filingNotFound(): DomainError {
  return new DomainError('FILING.NOT_FOUND', 'not-found', {
    zh: '没有这项佐证申报。',
    en: 'There is no such filing.',
  });
}

export function filingExists(): DomainError {
  return new DomainError('FILING.EXISTS', 'conflict', {
    zh: '该对象这一时期的这项指标已有申报，请在其上补交材料。',
    en: 'There is a filing for this indicator of the subject in the period; hand in to that one.',
  });
}

export function notTheFilingUnit(): DomainError {
  return new DomainError('FILING.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项佐证申报不由该单位负责。',
    en: 'Another unit hands in this evidence.',
  });
}

export function filingNotOpen(status: string): DomainError {
  return new DomainError(
    'FILING.NOT_OPEN',
    'conflict',
    { zh: '申报正在审核或已经通过，不能再交。', en: 'It is under review or approved; nothing is handed in now.' },
    { status },
  );
}

export function filingNotCompleted(): DomainError {
  return new DomainError('FILING.NOT_COMPLETED', 'conflict', {
    zh: '申报没有审核通过，无须重新办理。',
    en: 'It was not approved; there is nothing to do again.',
  });
}

export function filingNotYetDue(): DomainError {
  return new DomainError('FILING.NOT_YET_DUE', 'conflict', {
    zh: '申报期限未到。',
    en: 'The time to hand it in is not over yet.',
  });
}

export function filingDueInPast(dueOn: LocalDate): DomainError {
  return new DomainError(
    'FILING.DUE_IN_PAST',
    'invalid',
    { zh: `申报期限 ${dueOn} 已过。`, en: `The date ${dueOn} is over.` },
    { dueOn },
  );
}

export function filingOverdueUndone(): DomainError {
  return new DomainError('FILING.LATE_ENTRY_UNDOES_OVERDUE', 'forbidden', {
    zh: '期限已过。按时申报、事后补录的，须由责任单位以外的办公室补录。',
    en: 'The time is over: that it was handed in in time is recorded by the office, not by the unit itself.',
  });
}

export const FILING_LATE: LateRefusals = {
  inFuture: () =>
    new DomainError('FILING.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore: LocalDate) =>
    new DomainError(
      'FILING.LATE_ENTRY_TOO_EARLY',
      'invalid',
      {
        zh: `补录的生效日期不得早于 ${notBefore}。`,
        en: `What it follows on took effect on ${notBefore}; it cannot have come before.`,
      },
      { notBefore },
    ),
};

export const FILING_EVIDENCE: EvidenceRefusals = {
  empty: () =>
    new DomainError('FILING.EVIDENCE_EMPTY', 'invalid', {
      zh: '请至少附上一份材料。',
      en: 'A submission holds at least one file.',
    }),
  tooMany: (most) =>
    new DomainError('FILING.EVIDENCE_TOO_MANY', 'invalid', {
      zh: `一次最多提交 ${most} 份材料。`,
      en: `At most ${most} files are submitted at once.`,
    }),
  twice: (evidenceId) =>
    new DomainError(
      'FILING.EVIDENCE_TWICE',
      'invalid',
      { zh: '同一份材料在一次提交里只能出现一次。', en: 'A piece of evidence stands in a submission once.' },
      { evidenceId },
    ),
};

export const FILING_REVIEW: ReviewRefusals = {
  alreadyReviewed: () =>
    new DomainError('FILING.ALREADY_REVIEWED', 'conflict', {
      zh: '你已审核过这次提交，结论不同；请刷新后再看。',
      en: 'You have reviewed this submission, with another result; look at it again.',
    }),
  notSubmitted: () =>
    new DomainError('FILING.NOT_SUBMITTED', 'conflict', {
      zh: '没有等待审核的材料。',
      en: 'Nothing waits to be reviewed.',
    }),
  submissionChanged: (submission) =>
    new DomainError(
      'FILING.SUBMISSION_CHANGED',
      'conflict',
      {
        zh: `已有第 ${submission} 次提交，请按最新的审核。`,
        en: `There is submission ${submission} by now; review the latest.`,
      },
      { submission },
    ),
  levelChanged: (level) =>
    new DomainError(
      'FILING.LEVEL_CHANGED',
      'conflict',
      { zh: `现在是第 ${level} 级审核。`, en: `It is at level ${level} now.` },
      { level },
    ),
  ownSubmission: () =>
    new DomainError('FILING.OWN_SUBMISSION', 'forbidden', {
      zh: '不能审核自己提交的材料。',
      en: 'Nobody reviews what they submitted themselves.',
    }),
  ownUnitSubmission: () =>
    new DomainError('FILING.OWN_UNIT_SUBMISSION', 'forbidden', {
      zh: '不能审核本单位提交的材料。',
      en: 'Nobody reviews what their unit submitted.',
    }),
  evidenceChanged: () =>
    new DomainError('FILING.EVIDENCE_CHANGED', 'conflict', {
      zh: '所审材料与提交的不一致，请逐份核对。',
      en: 'What was reviewed is not what was submitted; look at every file again.',
    }),
  evidenceDestroyed: (fileIds) =>
    new DomainError(
      'FILING.EVIDENCE_DESTROYED',
      'conflict',
      {
        zh: `有 ${fileIds.length} 份材料已按决定销毁，不能通过；请退回补交。`,
        en: `${fileIds.length} file(s) were destroyed by decision: it cannot pass; return it.`,
      },
      { fileIds },
    ),
  returnNeedsReason: () =>
    new DomainError('FILING.RETURN_NEEDS_REASON', 'invalid', {
      zh: '退回须写明理由。',
      en: 'A return needs a reason.',
    }),
  returnNeedsDueDate: () =>
    new DomainError('FILING.RETURN_NEEDS_DUE_DATE', 'invalid', {
      zh: '退回须写明新的期限。',
      en: 'A return needs a new due date.',
    }),
  dueInPast: filingDueInPast,
};
