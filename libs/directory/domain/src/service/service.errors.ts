import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function serviceUnknown(): DomainError {
  return new DomainError('SERVICE.UNKNOWN', 'not-found', {
    zh: '没有这个系统账号。',
    en: 'There is no such service account.',
  });
}

export function serviceAlreadyRegistered(): DomainError {
  return new DomainError('SERVICE.ALREADY_REGISTERED', 'conflict', {
    zh: '该系统账号已登记，登记内容不同。',
    en: 'The service account is registered already, as something else.',
  });
}

export function serviceClosed(): DomainError {
  return new DomainError('SERVICE.CLOSED', 'conflict', {
    zh: '该系统账号已停用，不能再办理。',
    en: 'The service account was closed; nothing more can be recorded.',
  });
}

export function serviceDatesReversed(): DomainError {
  return new DomainError('SERVICE.DATES_REVERSED', 'invalid', {
    zh: '截止日期不能早于开始日期。',
    en: 'The last day cannot be before the first.',
  });
}

export function serviceGrantUnknown(): DomainError {
  return new DomainError('SERVICE.GRANT_UNKNOWN', 'not-found', {
    zh: '该系统账号没有这项授权。',
    en: 'The service account has no such grant.',
  });
}

export function serviceGrantEnded(to: LocalDate): DomainError {
  return new DomainError(
    'SERVICE.GRANT_ENDED',
    'conflict',
    { zh: `该授权已于 ${to} 终止。`, en: `The grant ended on ${to}.` },
    { to },
  );
}

export function serviceAccountUnknown(): DomainError {
  return new DomainError('SERVICE.ACCOUNT_UNKNOWN', 'not-found', {
    zh: '该系统账号没有绑定这个凭据。',
    en: 'No such credentials are bound to this service account.',
  });
}
