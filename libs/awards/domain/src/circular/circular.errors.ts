import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function circularNotFound(): DomainError {
  return new DomainError('CIRCULAR.NOT_FOUND', 'not-found', {
    zh: '没有这份通报批评。',
    en: 'There is no such circular.',
  });
}

export function notUnderCommand(): DomainError {
  return new DomainError('CIRCULAR.NOT_UNDER_COMMAND', 'forbidden', {
    zh: '通报批评只能发给所属单位。',
    en: 'A circular goes only to units under the command of the authority.',
  });
}

export function circularNotOpen(status: string): DomainError {
  return new DomainError(
    'CIRCULAR.NOT_OPEN',
    'conflict',
    { zh: '这份通报批评已有结果，不能这样办理。', en: 'The circular has its outcome; this cannot be done now.' },
    { status },
  );
}

export function unitToldAlready(): DomainError {
  return new DomainError('CIRCULAR.TOLD_ALREADY', 'conflict', { zh: '已经告知。', en: 'The unit was told before.' });
}

export function unitNotTold(): DomainError {
  return new DomainError('CIRCULAR.NOT_TOLD', 'conflict', { zh: '尚未告知该单位。', en: 'The unit was not told yet.' });
}

export function unitStatementOver(lastDay: LocalDate): DomainError {
  return new DomainError(
    'CIRCULAR.STATEMENT_OVER',
    'conflict',
    { zh: `陈述申辩期已于 ${lastDay} 结束。`, en: `The time to state the case ended on ${lastDay}.` },
    { lastDay },
  );
}

export function unitStatementRunning(lastDay: LocalDate): DomainError {
  return new DomainError(
    'CIRCULAR.STATEMENT_RUNNING',
    'conflict',
    {
      zh: `陈述申辩期到 ${lastDay}，期满才能决定。`,
      en: `The unit may state its case until ${lastDay}; nobody decides before that is over.`,
    },
    { lastDay },
  );
}

export function circularSamePerson(): DomainError {
  return new DomainError('CIRCULAR.SAME_PERSON', 'forbidden', {
    zh: '起草人不得决定。',
    en: 'Who drafted it does not decide it.',
  });
}

export function circularDocumentMissing(): DomainError {
  return new DomainError('CIRCULAR.DOCUMENT_MISSING', 'invalid', {
    zh: '须有文号。',
    en: 'A document number is needed.',
  });
}

export function circularNotDecided(): DomainError {
  return new DomainError('CIRCULAR.NOT_DECIDED', 'conflict', {
    zh: '尚未决定通报批评。',
    en: 'The circular is not decided.',
  });
}

export function circularLateEntryInFuture(): DomainError {
  return new DomainError('CIRCULAR.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function circularLateEntryTooEarly(notBefore: LocalDate): DomainError {
  return new DomainError(
    'CIRCULAR.LATE_ENTRY_TOO_EARLY',
    'invalid',
    { zh: `这项办理最早于 ${notBefore} 生效。`, en: `This takes effect on ${notBefore} at the earliest.` },
    { notBefore },
  );
}
