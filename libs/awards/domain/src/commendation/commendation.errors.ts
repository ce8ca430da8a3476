import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function commendationNotFound(): DomainError {
  return new DomainError('COMMENDATION.NOT_FOUND', 'not-found', {
    zh: '没有这项表彰。',
    en: 'There is no such commendation.',
  });
}

export function commendationBarred(until: LocalDate | null): DomainError {
  return new DomainError(
    'COMMENDATION.BARRED',
    'conflict',
    { zh: '该对象被限制评先。', en: 'It is barred from honours.' },
    { until },
  );
}

export function notInApprovedList(item: string): DomainError {
  return new DomainError(
    'COMMENDATION.NOT_IN_APPROVED_LIST',
    'conflict',
    {
      zh: '该项目不在批准的表彰目录内，只能通报表扬。',
      en: 'The item is not on the approved list; praise is all there may be.',
    },
    { item },
  );
}

export function commendationNotEarned(item: string): DomainError {
  return new DomainError(
    'COMMENDATION.GRADE_MISSING',
    'conflict',
    { zh: '评定结果未达到这一表彰的条件。', en: 'The result does not earn this commendation.' },
    { item },
  );
}

export function commendationSamePerson(): DomainError {
  return new DomainError('COMMENDATION.SAME_PERSON', 'forbidden', {
    zh: '提议人不得决定。',
    en: 'Who proposed it does not decide it.',
  });
}

export function commendationDocumentMissing(): DomainError {
  return new DomainError('COMMENDATION.DOCUMENT_MISSING', 'invalid', {
    zh: '须有文号。',
    en: 'A document number is needed.',
  });
}

export function commendationNotOpen(status: string): DomainError {
  return new DomainError(
    'COMMENDATION.NOT_OPEN',
    'conflict',
    { zh: '这项表彰已有结果，不能这样办理。', en: 'The commendation has its outcome; this cannot be done now.' },
    { status },
  );
}

export function commendationNotDecided(): DomainError {
  return new DomainError('COMMENDATION.NOT_DECIDED', 'conflict', {
    zh: '尚未决定表彰。',
    en: 'The commendation is not decided.',
  });
}

export function commendationLateEntryInFuture(): DomainError {
  return new DomainError('COMMENDATION.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function commendationLateEntryTooEarly(notBefore: LocalDate): DomainError {
  return new DomainError(
    'COMMENDATION.LATE_ENTRY_TOO_EARLY',
    'invalid',
    { zh: `这项办理最早于 ${notBefore} 生效。`, en: `This takes effect on ${notBefore} at the earliest.` },
    { notBefore },
  );
}
