import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { EvidenceRefusals } from '../evidence/evidence.js';
import type { CorrectionRefusals } from '../correction/entry-correction.js';
import type { LateRefusals } from '../late.js';

export function rectificationNotFound(): DomainError {
  return new DomainError('RECTIFICATION.NOT_FOUND', 'not-found', {
    zh: '没有这项整改。',
    en: 'There is no such rectification.',
  });
}

export function rectificationExists(): DomainError {
  return new DomainError('RECTIFICATION.EXISTS', 'conflict', {
    zh: '这项整改已经下达。',
    en: 'This rectification was ordered before.',
  });
}

export function foundInFuture(): DomainError {
  return new DomainError('RECTIFICATION.FOUND_IN_FUTURE', 'invalid', {
    zh: '发现日期不得晚于今天。',
    en: 'It cannot have been found later than today.',
  });
}

export function withoutUnit(): DomainError {
  return new DomainError('RECTIFICATION.NO_UNIT', 'conflict', {
    zh: '还没有明确整改的责任单位，请由创建办先指定。',
    en: 'No unit answers for it yet; the office names one first.',
  });
}

export function notTheUnit(): DomainError {
  return new DomainError('RECTIFICATION.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项整改不由该单位负责。',
    en: 'That unit does not answer for this rectification.',
  });
}

export function reasonMissing(): DomainError {
  return new DomainError('RECTIFICATION.REASON_MISSING', 'invalid', {
    zh: '改派责任单位、退回或复查不通过须写明理由。',
    en: 'Another unit, a return or a failed check needs a reason.',
  });
}

export function notSigned(): DomainError {
  return new DomainError('RECTIFICATION.NOT_SIGNED', 'conflict', {
    zh: '请先签收整改通知，再提交整改情况。',
    en: 'Sign for the order before what was done is submitted.',
  });
}

export function rectificationSubmitted(): DomainError {
  return new DomainError('RECTIFICATION.SUBMITTED', 'conflict', {
    zh: '整改情况已提交，正待核查或销号。',
    en: 'What was done is submitted and waits to be checked or closed.',
  });
}

export function rectificationNotSubmitted(): DomainError {
  return new DomainError('RECTIFICATION.NOT_SUBMITTED', 'conflict', {
    zh: '没有等待核查的整改情况。',
    en: 'Nothing that was submitted waits to be checked.',
  });
}

export function checkedSubmissionChanged(submission: number): DomainError {
  return new DomainError(
    'RECTIFICATION.SUBMISSION_CHANGED',
    'conflict',
    {
      zh: `已有第 ${submission} 次提交，请按最新的核查。`,
      en: `There is submission ${submission} by now; check the latest.`,
    },
    { submission },
  );
}

export function checkedEvidenceChanged(): DomainError {
  return new DomainError('RECTIFICATION.EVIDENCE_CHANGED', 'conflict', {
    zh: '核查的材料与提交的不一致，请逐份核对。',
    en: 'What was checked is not what was submitted; look at every file again.',
  });
}

export function checkedEvidenceDestroyed(fileIds: readonly string[]): DomainError {
  return new DomainError(
    'RECTIFICATION.EVIDENCE_DESTROYED',
    'conflict',
    {
      zh: `有 ${fileIds.length} 份材料已按决定销毁，不能通过；请退回补交。`,
      en: `${fileIds.length} file(s) were destroyed by decision: it cannot pass; return it.`,
    },
    { fileIds },
  );
}

export function notOnTheSpot(): DomainError {
  return new DomainError('RECTIFICATION.NOT_ON_THE_SPOT', 'conflict', {
    zh: '这个项目的整改须提交材料核查，不能当场销号。',
    en: 'This programme asks for a submission; nothing is closed on the spot.',
  });
}

export function ownCheck(): DomainError {
  return new DomainError('RECTIFICATION.OWN_CHECK', 'forbidden', {
    zh: '整改不能由责任单位或提交人自己核查、销号。',
    en: 'The unit that answers for it, or whoever submitted it, neither checks nor closes it.',
  });
}

export function notChecked(): DomainError {
  return new DomainError('RECTIFICATION.NOT_CHECKED', 'conflict', {
    zh: '整改尚未核查通过，不能销号。',
    en: 'It has not passed its check; it cannot be closed.',
  });
}

export function rectificationClosed(status: string): DomainError {
  return new DomainError(
    'RECTIFICATION.CLOSED',
    'conflict',
    { zh: '整改已经销号或撤销。', en: 'The rectification is closed or withdrawn.' },
    { status },
  );
}

export function rectificationNotYetDue(): DomainError {
  return new DomainError('RECTIFICATION.NOT_YET_DUE', 'conflict', {
    zh: '整改期限未到。',
    en: 'The time to put it right is not over yet.',
  });
}

export function notOverdue(): DomainError {
  return new DomainError('RECTIFICATION.NOT_OVERDUE', 'conflict', {
    zh: '整改没有逾期，不能移送。',
    en: 'It is not overdue; nothing is handed over.',
  });
}

export function transferNotForeseen(): DomainError {
  return new DomainError('RECTIFICATION.TRANSFER_NOT_FORESEEN', 'conflict', {
    zh: '项目规则没有规定逾期移送。',
    en: 'The programme does not hand over what is overdue.',
  });
}

export function transferTargetMissing(): DomainError {
  return new DomainError('RECTIFICATION.TRANSFER_TARGET_MISSING', 'invalid', {
    zh: '请写明移送给谁。',
    en: 'Say whom it is handed over to.',
  });
}

export function overdueUndone(): DomainError {
  return new DomainError('RECTIFICATION.LATE_ENTRY_UNDOES_OVERDUE', 'forbidden', {
    zh: '期限已过。按时整改、事后补录的，须由责任单位以外的办公室补录。',
    en: 'The time is over: that it was submitted in time is recorded by the office, not by the unit that answers for it.',
  });
}

export const RECTIFICATION_LATE: LateRefusals = {
  inFuture: () =>
    new DomainError('RECTIFICATION.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore: LocalDate) =>
    new DomainError(
      'RECTIFICATION.LATE_ENTRY_TOO_EARLY',
      'invalid',
      {
        zh: `补录的生效日期不得早于 ${notBefore}。`,
        en: `What it follows on took effect on ${notBefore}; it cannot have come before.`,
      },
      { notBefore },
    ),
};

export const RECTIFICATION_EVIDENCE: EvidenceRefusals = {
  empty: () =>
    new DomainError('RECTIFICATION.EVIDENCE_EMPTY', 'invalid', {
      zh: '请至少附上一份整改材料。',
      en: 'A submission holds at least one file.',
    }),
  tooMany: (most) =>
    new DomainError('RECTIFICATION.EVIDENCE_TOO_MANY', 'invalid', {
      zh: `一次最多提交 ${most} 份材料。`,
      en: `At most ${most} files are submitted at once.`,
    }),
  twice: (evidenceId) =>
    new DomainError(
      'RECTIFICATION.EVIDENCE_TWICE',
      'invalid',
      { zh: '同一份材料在一次提交里只能出现一次。', en: 'A piece of evidence stands in a submission once.' },
      { evidenceId },
    ),
};

export const RECTIFICATION_CORRECTION: CorrectionRefusals = {
  pending: () =>
    new DomainError('RECTIFICATION.CORRECTION_PENDING', 'conflict', {
      zh: '已有一项更正等待另一人确认。',
      en: 'Another correction waits for its second person.',
    }),
  unknown: () =>
    new DomainError('RECTIFICATION.CORRECTION_UNKNOWN', 'not-found', {
      zh: '没有等待确认的这项更正。',
      en: 'No such correction waits for confirmation.',
    }),
  samePerson: () =>
    new DomainError('RECTIFICATION.CORRECTION_BY_SAME_PERSON', 'forbidden', {
      zh: '更正须由提出人以外的另一人确认。',
      en: 'A correction is confirmed by another person than the one who proposed it.',
    }),
};
