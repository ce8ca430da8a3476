import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function objectionNotFound(): DomainError {
  return new DomainError('OBJECTION.NOT_FOUND', 'not-found', {
    zh: '没有这项异议。',
    en: 'There is no such objection.',
  });
}

export function noticeNotBegun(firstDay: LocalDate): DomainError {
  return new DomainError(
    'OBJECTION.BEFORE_NOTICE',
    'invalid',
    { zh: `公示自 ${firstDay} 开始。`, en: `The notice begins on ${firstDay}.` },
    { firstDay },
  );
}

export function handlerAssessed(): DomainError {
  return new DomainError('OBJECTION.HANDLER_ASSESSED', 'forbidden', {
    zh: '参加过考评的人不得处理异议。',
    en: 'Who assessed does not handle the objection.',
  });
}

export function notHandler(): DomainError {
  return new DomainError('OBJECTION.NOT_HANDLER', 'forbidden', {
    zh: '须由指定的处理人办理。',
    en: 'The handler that was assigned does this.',
  });
}

export function objectionReasonMissing(): DomainError {
  return new DomainError('OBJECTION.REASON_MISSING', 'invalid', { zh: '须写明理由。', en: 'The reasons are needed.' });
}

export function objectionDecidedAlready(): DomainError {
  return new DomainError('OBJECTION.DECIDED_ALREADY', 'conflict', {
    zh: '异议已经处理。',
    en: 'The objection was decided before.',
  });
}

export function objectionNotDecided(): DomainError {
  return new DomainError('OBJECTION.NOT_DECIDED', 'conflict', {
    zh: '异议尚未处理，不能答复。',
    en: 'The objection is not decided yet; there is no answer to give.',
  });
}

export function leadHasNoOutcome(): DomainError {
  return new DomainError('OBJECTION.LEAD_ONLY', 'invalid', {
    zh: '匿名或逾期的异议只作线索处理；实名按期的须认定成立或不成立。',
    en: 'An anonymous or late objection is kept as a lead; a named one in time is upheld or dismissed.',
  });
}

export function objectionRepliedAlready(): DomainError {
  return new DomainError('OBJECTION.REPLIED_ALREADY', 'conflict', { zh: '已经答复。', en: 'It was answered before.' });
}

export function noIdentity(): DomainError {
  return new DomainError('OBJECTION.NO_IDENTITY', 'conflict', {
    zh: '异议没有留下身份。',
    en: 'The objection names nobody.',
  });
}

export function objectionClockRunning(): DomainError {
  return new DomainError('OBJECTION.CLOCK_RUNNING', 'conflict', {
    zh: '期限未到。',
    en: 'The clock is still running.',
  });
}

export function objectionLateEntryInFuture(): DomainError {
  return new DomainError('OBJECTION.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function objectionLateEntryTooEarly(notBefore: LocalDate): DomainError {
  return new DomainError(
    'OBJECTION.LATE_ENTRY_TOO_EARLY',
    'invalid',
    { zh: `这项办理最早于 ${notBefore} 生效。`, en: `This takes effect on ${notBefore} at the earliest.` },
    { notBefore },
  );
}
