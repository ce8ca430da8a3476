import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { CorrectionRefusals } from '../correction/entry-correction.js';
import type { LateRefusals } from '../late.js';

export function followUpNotFound(): DomainError {
  return new DomainError('FOLLOWUP.NOT_FOUND', 'not-found', {
    zh: '没有这项专门督导，或尚未开始。',
    en: 'There is no such follow-up, or it is not open yet.',
  });
}

export function followUpEnded(status: string): DomainError {
  return new DomainError(
    'FOLLOWUP.ENDED',
    'conflict',
    { zh: '专门督导已经办结或撤回。', en: 'The follow-up is completed or withdrawn.' },
    { status },
  );
}

export function rectificationsOpen(rectificationIds: readonly string[]): DomainError {
  return new DomainError(
    'FOLLOWUP.RECTIFICATIONS_OPEN',
    'conflict',
    {
      zh: `还有 ${rectificationIds.length} 项整改没有销号。`,
      en: `${rectificationIds.length} rectification(s) are not closed yet.`,
    },
    { rectificationIds },
  );
}

export function problemFoundInFuture(): DomainError {
  return new DomainError('FOLLOWUP.FOUND_IN_FUTURE', 'invalid', {
    zh: '发现日期不得晚于今天。',
    en: 'It cannot have been found later than today.',
  });
}

export const FOLLOW_UP_LATE: LateRefusals = {
  inFuture: () =>
    new DomainError('FOLLOWUP.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore: LocalDate) =>
    new DomainError(
      'FOLLOWUP.LATE_ENTRY_TOO_EARLY',
      'invalid',
      {
        zh: `补录的生效日期不得早于 ${notBefore}。`,
        en: `What it follows on took effect on ${notBefore}; it cannot have come before.`,
      },
      { notBefore },
    ),
};

export const FOLLOWUP_CORRECTION: CorrectionRefusals = {
  pending: () =>
    new DomainError('FOLLOWUP.CORRECTION_PENDING', 'conflict', {
      zh: '已有一项更正等待另一人确认。',
      en: 'Another correction waits for its second person.',
    }),
  unknown: () =>
    new DomainError('FOLLOWUP.CORRECTION_UNKNOWN', 'not-found', {
      zh: '没有等待确认的这项更正。',
      en: 'No such correction waits for confirmation.',
    }),
  samePerson: () =>
    new DomainError('FOLLOWUP.CORRECTION_BY_SAME_PERSON', 'forbidden', {
      zh: '更正须由提出人以外的另一人确认。',
      en: 'A correction is confirmed by another person than the one who proposed it.',
    }),
};

export function nothingToCorrect(): DomainError {
  return new DomainError('FOLLOWUP.NOTHING_TO_CORRECT', 'conflict', {
    zh: '这一项还没有登记，无须更正。',
    en: 'That is not recorded yet; there is nothing to correct.',
  });
}
