import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function slateNotFound(): DomainError {
  return new DomainError('SLATE.NOT_FOUND', 'not-found', {
    zh: '没有这份建议名单。',
    en: 'There is no such list of candidates.',
  });
}

export function slateNeedsNotice(): DomainError {
  return new DomainError('SLATE.NEEDS_NOTICE', 'conflict', {
    zh: '本项目须公示，不能直接通过名单。',
    en: 'The programme asks for a notice; the list is not approved without one.',
  });
}

export function slateIncomplete(stated: number, found: number): DomainError {
  return new DomainError(
    'SLATE.INCOMPLETE',
    'conflict',
    {
      zh: `名单应有 ${stated} 个，现有 ${found} 个，尚未齐全。`,
      en: `The list states ${stated} candidates and ${found} are here; it is not complete.`,
    },
    { stated, found },
  );
}

export function slateChanged(): DomainError {
  return new DomainError('SLATE.CHANGED', 'conflict', {
    zh: '名单与评定结果不一致。',
    en: 'The list differs from the results.',
  });
}

export function slateNoticedAlready(noticeId: string): DomainError {
  return new DomainError(
    'NOTICE.ALREADY_NOTICED',
    'conflict',
    { zh: '名单已在另一公示中。', en: 'Another notice shows this list.' },
    { noticeId },
  );
}

export function slateLateEntryInFuture(): DomainError {
  return new DomainError('SLATE.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function slateLateEntryTooEarly(notBefore: LocalDate): DomainError {
  return new DomainError(
    'SLATE.LATE_ENTRY_TOO_EARLY',
    'invalid',
    {
      zh: `名单上的评定结果最晚是 ${notBefore} 的，不得早于这一天通过名单。`,
      en: `A result on the list is of ${notBefore}: it is approved that day at the earliest.`,
    },
    { notBefore },
  );
}
