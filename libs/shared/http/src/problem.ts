import { isEventStoreError } from '@gongjian/shared-event-sourcing';
import { isDomainError, type BilingualText, type DomainErrorKind } from '@gongjian/shared-kernel';
import { HttpException } from '@nestjs/common';

/** Where in the request a value was refused. `pointer` is a JSON pointer into that part, `''` for the whole of it. */
export interface FieldProblem extends BilingualText {
  readonly in: 'body' | 'query' | 'path' | 'header';
  readonly pointer: string;
  readonly code: string;
}

/** An answer per RFC 9457, with the text in both languages: `detail` in the reader's, `detailEn` always in English. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable; the only member to decide on. */
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly FieldProblem[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * A refusal that belongs to the transport (authentication, headers, rate limits). Rules of the business throw
 * `DomainError` instead.
 */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: BilingualText,
    readonly extra: {
      readonly errors?: readonly FieldProblem[];
      readonly details?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(`${code}: ${text.en}`);
    this.name = 'HttpProblem';
  }
}

/** 422 `REQUEST.INVALID`: what the request holds breaks the published schema. */
export function invalidRequest(errors: readonly FieldProblem[]): HttpProblem {
  return new HttpProblem(
    422,
    'REQUEST.INVALID',
    {
      zh: '提交的内容不符合要求，请按 errors 逐项改正。',
      en: 'The request does not match its schema; see errors.',
    },
    { errors },
  );
}

/** 404 `ROUTE.NOT_FOUND`: nothing is at that address. */
export function routeNotFound(): HttpProblem {
  return new HttpProblem(ROUTE_NOT_FOUND.status, ROUTE_NOT_FOUND.code, ROUTE_NOT_FOUND.text);
}

/** 429 `REQUEST.TOO_MANY`: more requests than a caller's address may make. */
export function tooManyRequests(seconds: number): HttpProblem {
  return new HttpProblem(
    429,
    'REQUEST.TOO_MANY',
    { zh: '提交过于频繁，请稍后再试。', en: 'Too many requests; try again later.' },
    { headers: { 'Retry-After': String(seconds) } },
  );
}

const STATUS_OF_KIND: Readonly<Record<DomainErrorKind, number>> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
};

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'PRECONDITION.STALE': 412,
  'READ.BEHIND': 503,
  'PROJECTION.STALLED': 503,
  'ACCESS.STALE': 503,
  'DEFINITION.NOT_HERE_YET': 503,
  'ACCESS.UNAUTHENTICATED': 401,
  'FILE.TOO_LARGE': 413,
  'WITNESS.MALFORMED': 400,
};

const TITLES: Readonly<Record<number, BilingualText>> = {
  400: { zh: '请求无法识别', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Sign-in required' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不支持的方法', en: 'Method not allowed' },
  408: { zh: '请求超时', en: 'Request timeout' },
  409: { zh: '与现状冲突', en: 'Conflict' },
  412: { zh: '记录已有变化', en: 'Precondition failed' },
  413: { zh: '内容过大', en: 'Too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '不支持的内容类型', en: 'Unsupported media type' },
  422: { zh: '内容不符合要求', en: 'Unprocessable' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  431: { zh: '请求头过大', en: 'Request header fields too large' },
  500: { zh: '系统内部错误', en: 'Internal error' },
  503: { zh: '暂时无法提供', en: 'Temporarily unavailable' },
};

const FALLBACK_TITLE: BilingualText = { zh: '请求被拒绝', en: 'Refused' };

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly text: BilingualText;
  readonly errors?: readonly FieldProblem[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const RETRY_AFTER = { 'Retry-After': '1' };

const TOO_LARGE: Refusal = {
  status: 413,
  code: 'REQUEST.TOO_LARGE',
  text: { zh: '提交的内容超过允许的大小。', en: 'The request is larger than allowed.' },
};
const UNSUPPORTED_MEDIA_TYPE: Refusal = {
  status: 415,
  code: 'REQUEST.UNSUPPORTED_MEDIA_TYPE',
  text: { zh: '这个地址不接受这种 Content-Type。', en: 'This address does not accept that Content-Type.' },
};
const MALFORMED: Refusal = {
  status: 400,
  code: 'REQUEST.MALFORMED',
  text: { zh: '请求的格式有误，无法识别。', en: 'The request is malformed.' },
};
const ROUTE_NOT_FOUND: Refusal = {
  status: 404,
  code: 'ROUTE.NOT_FOUND',
  text: { zh: '没有这个地址。', en: 'There is no such address.' },
};
const INTERNAL: Refusal = {
  status: 500,
  code: 'INTERNAL',
  text: {
    zh: '系统内部出错，已记录。请稍后再试；如仍不行，请告知 requestId。',
    en: 'Something failed inside and was logged. Try again later, or report the requestId.',
  },
};
const UNAVAILABLE: Refusal = {
  status: 503,
  code: 'SERVICE.UNAVAILABLE',
  text: {
    zh: '系统所依赖的服务暂时不可用，正在恢复，请稍后再试。',
    en: 'A service this one depends on is not available; it is recovering. Try again shortly.',
  },
  headers: RETRY_AFTER,
};
const UNAUTHENTICATED: Refusal = {
  status: 401,
  code: 'ACCESS.UNAUTHENTICATED',
  text: { zh: '请先登录。', en: 'Sign in first.' },
  headers: { 'WWW-Authenticate': 'Bearer' },
};

const REFUSAL_OF_STATUS: Readonly<Record<number, Refusal>> = {
  400: MALFORMED,
  401: UNAUTHENTICATED,
  403: {
    status: 403,
    code: 'ACCESS.DENIED',
    text: { zh: '你没有办理这件事的权限。', en: 'You are not allowed to do this.' },
  },
  404: ROUTE_NOT_FOUND,
  406: UNSUPPORTED_MEDIA_TYPE,
  413: TOO_LARGE,
  414: { status: 414, code: 'REQUEST.URL_TOO_LONG', text: { zh: '地址过长。', en: 'The address is too long.' } },
  415: UNSUPPORTED_MEDIA_TYPE,
  503: {
    status: 503,
    code: 'SERVICE.STOPPING',
    text: { zh: '服务正在停止，请稍后再试。', en: 'The service is stopping; try again shortly.' },
    headers: RETRY_AFTER,
  },
};

/** Reads any thrown value as a refusal. What is not known answers 500 and tells nothing. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof HttpProblem) {
    return { status: error.status, code: error.code, text: error.text, ...error.extra };
  }
  if (isDomainError(error)) {
    const status = STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind];
    return {
      status,
      code: error.code,
      text: error.text,
      ...(Object.keys(error.details).length > 0 ? { details: error.details } : {}),
      ...(status === 503 ? { headers: RETRY_AFTER } : {}),
      ...(status === 401 ? { headers: { 'WWW-Authenticate': 'Bearer' } } : {}),
    };
  }
  if (isEventStoreError(error)) return storeRefusal(error.code);
  if (error instanceof Error && error.name === 'UnknownEvent') {
    return {
      status: 503,
      code: 'EVENT.UNKNOWN',
      text: {
        zh: '这条记录由更新版本的系统写入，本服务升级后才能办理。',
        en: 'This record was written by a newer release; this service must be upgraded first.',
      },
      headers: { 'Retry-After': '30' },
    };
  }
  const status = transportStatusOf(error);
  if (status === null) return isOutage(error) ? UNAVAILABLE : INTERNAL;
  return REFUSAL_OF_STATUS[status] ?? { status, code: 'REQUEST.REFUSED', text: { zh: '请求被拒绝。', en: 'Refused.' } };
}

function storeRefusal(code: string): Refusal {
  switch (code) {
    case 'TooLarge':
      return TOO_LARGE;
    case 'Unavailable':
      return {
        status: 503,
        code: 'STORE.UNAVAILABLE',
        text: {
          zh: '记录库暂时不可用，什么都没有写入，请稍后再试。',
          en: 'The record store is unavailable; nothing was written. Try again shortly.',
        },
        headers: RETRY_AFTER,
      };
    case 'UnknownOutcome':
      return {
        status: 503,
        code: 'STORE.UNKNOWN_OUTCOME',
        text: {
          zh: '未能确认是否已写入，请用同一个 Idempotency-Key 再提交一次。',
          en: 'It is not known whether this was written; repeat it with the same Idempotency-Key.',
        },
        headers: RETRY_AFTER,
      };
    case 'WrongExpectedRevision':
      return {
        status: 409,
        code: 'WRITE.CONFLICT',
        text: {
          zh: '同时有别人在改这条记录，请再提交一次。',
          en: 'Others are changing this record at the same time; repeat the request.',
        },
      };
    case 'StreamNotFound':
    case 'WrongTenant':
      return {
        status: 404,
        code: 'RESOURCE.NOT_FOUND',
        text: { zh: '没有这条记录。', en: 'There is no such record.' },
      };
    default:
      return INTERNAL;
  }
}

/** What the multipart parser throws for a form that breaks off or is no form; it gives no code. */
const BROKEN_FORM =
  /^(?:Multipart: Boundary not found|The needle cannot|Unexpected end of multipart data|(?:Part|File) terminated early)/;

/** Status of an error raised by Nest, Fastify or one of its plugins; `null` for anything that is our fault. */
function transportStatusOf(error: unknown): number | null {
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return status >= 400 && (status < 500 || status === 503) ? status : null;
  }
  if (!(error instanceof Error)) return null;
  const { statusCode, code } = error as Error & { readonly statusCode?: unknown; readonly code?: unknown };
  if (BROKEN_FORM.test(error.message)) return 400;
  const fromTransport = typeof code === 'string' && code.startsWith('FST_');
  if (fromTransport && typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return statusCode;
  return null;
}

const OUTAGE_CODE =
  /^(?:(?:KEY|FILE)_STORE_UNAVAILABLE|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08...|53[23]00|57P0[1235]|25006)$/;
const OUTAGE_MESSAGE =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** A database or store that cannot be reached, stops or starts: the caller may try again. */
function isOutage(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  const { code, driverError } = error as Error & { readonly code?: unknown; readonly driverError?: unknown };
  if (typeof code === 'string' && OUTAGE_CODE.test(code)) return true;
  if (OUTAGE_MESSAGE.test(error.message)) return true;
  return isOutage(driverError, depth + 1) || isOutage(error.cause, depth + 1);
}

/** True when a reader's `Accept-Language` puts English before Chinese. */
export function prefersEnglish(acceptLanguage: string | undefined): boolean {
  if (acceptLanguage === undefined) return false;
  let best: { readonly english: boolean; readonly weight: number } | null = null;
  for (const part of acceptLanguage.slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const english = tag === 'en' || tag.startsWith('en-');
    if (!english && tag !== 'zh' && !tag.startsWith('zh-')) continue;
    const quality = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const weight = quality === undefined ? 1 : Number(quality);
    if (best === null || weight > best.weight) best = { english, weight };
  }
  return best !== null && best.english && best.weight > 0;
}

export interface ProblemRequest {
  readonly id: string;
  /** As sent; what follows `?` is left out of the answer. */
  readonly url: string;
  readonly acceptLanguage: string | undefined;
}

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

export function problemAnswer(error: unknown, request: ProblemRequest): ProblemAnswer {
  const refusal = refusalOf(error);
  const english = prefersEnglish(request.acceptLanguage);
  const title = TITLES[refusal.status] ?? FALLBACK_TITLE;
  const problem: Problem = {
    type: `urn:gongjian:problem:${refusal.code}`,
    title: english ? title.en : title.zh,
    status: refusal.status,
    code: refusal.code,
    detail: english ? refusal.text.en : refusal.text.zh,
    detailEn: refusal.text.en,
    instance: (request.url.split('?', 1)[0] ?? '/').slice(0, 500),
    requestId: request.id,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
    ...(refusal.details === undefined ? {} : { details: refusal.details }),
  };
  return {
    status: refusal.status,
    headers: {
      'Content-Type': PROBLEM_CONTENT_TYPE,
      'Cache-Control': 'no-store',
      'Content-Language': english ? 'en' : 'zh-CN',
      ...refusal.headers,
    },
    body: JSON.stringify(problem, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  };
}
