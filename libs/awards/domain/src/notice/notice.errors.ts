import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function noticeNotFound(): DomainError {
  return new DomainError('NOTICE.NOT_FOUND', 'not-found', { zh: '没有这次公示。', en: 'There is no such notice.' });
}

export function noticeOpenedAlready(): DomainError {
  return new DomainError('NOTICE.OPENED_ALREADY', 'conflict', {
    zh: '公示已经开始。',
    en: 'The notice was opened before.',
  });
}

export function noticeEmpty(): DomainError {
  return new DomainError('NOTICE.EMPTY', 'invalid', { zh: '名单上没有对象。', en: 'Nobody stands on the list.' });
}

export function noticeTooMany(most: number): DomainError {
  return new DomainError(
    'NOTICE.TOO_MANY',
    'invalid',
    { zh: `一次公示最多 ${most} 个对象。`, en: `A notice shows ${most} candidates at most.` },
    { most },
  );
}

export function noticeSlateIncomplete(slateId: string): DomainError {
  return new DomainError(
    'NOTICE.SLATE_INCOMPLETE',
    'conflict',
    { zh: '名单尚未齐全。', en: 'The list is not complete yet.' },
    { slateId },
  );
}

export function noticeListChanged(slateId: string): DomainError {
  return new DomainError(
    'NOTICE.LIST_CHANGED',
    'conflict',
    { zh: '名单与评定结果不一致。', en: 'The list differs from the results.' },
    { slateId },
  );
}

export function noticeTooShort(days: number): DomainError {
  return new DomainError(
    'NOTICE.TOO_SHORT',
    'invalid',
    { zh: `公示期不少于 ${days} 日。`, en: `The notice lasts ${days} days at least.` },
    { days },
  );
}

export function noticeChannelsMissing(channels: readonly string[]): DomainError {
  return new DomainError(
    'NOTICE.CHANNELS_MISSING',
    'invalid',
    { zh: '公示渠道不全。', en: 'The notice lacks a channel that is asked for.' },
    { channels },
  );
}

export function noticeCandidateUnknown(): DomainError {
  return new DomainError('NOTICE.CANDIDATE_UNKNOWN', 'conflict', {
    zh: '公示中没有这个对象。',
    en: 'The notice does not show this candidate.',
  });
}

export function noticeNotOpen(status: string): DomainError {
  return new DomainError(
    'NOTICE.NOT_OPEN',
    'conflict',
    { zh: '公示已结束或已撤销。', en: 'The notice has ended or was cancelled.' },
    { status },
  );
}

export function noticeRunning(lastDay: LocalDate): DomainError {
  return new DomainError(
    'NOTICE.RUNNING',
    'conflict',
    { zh: `公示到 ${lastDay}。`, en: `The notice runs until ${lastDay}.` },
    { lastDay },
  );
}

export function noticeIncomplete(): DomainError {
  return new DomainError('NOTICE.INCOMPLETE', 'conflict', {
    zh: '公示名单尚未全部公布。',
    en: 'Not every candidate is shown yet.',
  });
}

export function noticeLateEntryInFuture(): DomainError {
  return new DomainError('NOTICE.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function noticeLateEntryTooEarly(notBefore: LocalDate): DomainError {
  return new DomainError(
    'NOTICE.LATE_ENTRY_TOO_EARLY',
    'invalid',
    {
      zh: `名单上的评定结果最晚是 ${notBefore} 的，公示不得早于这一天。`,
      en: `A result on the list is of ${notBefore}: the notice opens that day at the earliest.`,
    },
    { notBefore },
  );
}
