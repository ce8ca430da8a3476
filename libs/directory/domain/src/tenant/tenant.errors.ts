import { DomainError } from '@gongjian/shared-kernel';

export function tenantUnknown(): DomainError {
  return new DomainError('TENANT.UNKNOWN', 'not-found', { zh: '没有这个租户。', en: 'There is no such tenant.' });
}

export function tenantAlreadyFounded(): DomainError {
  return new DomainError('TENANT.ALREADY_FOUNDED', 'conflict', {
    zh: '该租户已设立，不能再以别的名称或区划设立。',
    en: 'The tenant exists and cannot be founded again under another name or division.',
  });
}

export function retentionTooShort(least: number): DomainError {
  return new DomainError(
    'TENANT.RETENTION_TOO_SHORT',
    'invalid',
    { zh: `保管期限不少于 ${least} 年。`, en: `The retention period is at least ${least} years.` },
    { least },
  );
}
