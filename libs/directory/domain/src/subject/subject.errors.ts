import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function subjectUnknown(): DomainError {
  return new DomainError('SUBJECT.UNKNOWN', 'not-found', {
    zh: '没有这个创建对象。',
    en: 'There is no such subject.',
  });
}

export function subjectAlreadyRegistered(): DomainError {
  return new DomainError('SUBJECT.ALREADY_REGISTERED', 'conflict', {
    zh: '该创建对象已登记，登记内容不同。',
    en: 'The subject is registered already, as something else.',
  });
}

export function subjectClosed(closedOn: LocalDate): DomainError {
  return new DomainError(
    'SUBJECT.CLOSED',
    'conflict',
    { zh: `该创建对象已于 ${closedOn} 注销。`, en: `The subject was closed on ${closedOn}.` },
    { closedOn },
  );
}

export function beforeSubjectRegistered(registeredOn: LocalDate): DomainError {
  return new DomainError(
    'SUBJECT.BEFORE_REGISTERED',
    'invalid',
    {
      zh: `生效日期不能早于登记日期 ${registeredOn}。`,
      en: `It cannot take effect before the subject began on ${registeredOn}.`,
    },
    { registeredOn },
  );
}

export function subjectUnitUnfit(): DomainError {
  return new DomainError('SUBJECT.UNIT_UNFIT', 'invalid', {
    zh: '类型为单位的创建对象须指明单位，其他类型不指明。',
    en: 'A subject of the kind unit names its unit; other kinds name none.',
  });
}

export function subjectSucceedsItself(): DomainError {
  return new DomainError('SUBJECT.SUCCEEDS_ITSELF', 'invalid', {
    zh: '创建对象不能由自己承接。',
    en: 'A subject is not its own successor.',
  });
}

export function subjectFactUnknown(): DomainError {
  return new DomainError('SUBJECT.FACT_UNKNOWN', 'invalid', {
    zh: '要更正的记录不是这个创建对象的登记、更名、改类或迁移记录，或其中没有要更正的内容。',
    en: 'The fact to correct is not a registration, renaming, reclassification or move of this subject, or does not hold what is corrected.',
  });
}
