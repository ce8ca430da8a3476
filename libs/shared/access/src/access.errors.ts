import { HttpProblem } from '@gongjian/shared-http';
import { DomainError } from '@gongjian/shared-kernel';

/** 401: there is no bearer token, or not a valid one. */
export function unauthenticated(error?: 'invalid_token'): HttpProblem {
  return new HttpProblem(
    401,
    'ACCESS.UNAUTHENTICATED',
    error === undefined
      ? { zh: '请先登录。', en: 'Sign in first.' }
      : { zh: '登录已失效，请重新登录。', en: 'The sign-in is no longer valid; sign in again.' },
    { headers: { 'WWW-Authenticate': error === undefined ? 'Bearer' : `Bearer error="${error}"` } },
  );
}

/** 503: the issuer's keys cannot be fetched, so nobody's token can be checked. */
export function issuerUnavailable(): HttpProblem {
  return new HttpProblem(
    503,
    'ACCESS.ISSUER_UNAVAILABLE',
    { zh: '暂时无法核对登录，请稍后再试。', en: 'Sign-ins cannot be checked at the moment; try again shortly.' },
    { headers: { 'Retry-After': '2' } },
  );
}

/** 403: the account signed in is bound to nobody in the directory. */
export function unknownAccount(): DomainError {
  return new DomainError('ACCESS.UNKNOWN_ACCOUNT', 'forbidden', {
    zh: '这个账号没有对应的人员或部门系统，请联系管理员绑定。',
    en: 'This account is bound to nobody; ask an administrator to bind it.',
  });
}

/** 503: the copy of the directory may be older than 5 seconds, so rights cannot be relied on. */
export function accessStale(): DomainError {
  return new DomainError('ACCESS.STALE', 'conflict', {
    zh: '权限数据暂时无法核对，请稍后再试。',
    en: 'Rights cannot be checked at the moment; try again shortly.',
  });
}
