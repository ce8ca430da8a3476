import { isUuid, type Clock, type Ids } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Channel, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import { currentTraceparent } from '@gongjian/shared-telemetry';
import { createParamDecorator, Res, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.js';

/**
 * Everything a write carries besides its body. `Who` is the access library's principal.
 *
 * - `commandId`: the caller's `Idempotency-Key`, or one made here; the answer names it.
 * - `ifMatch`: the revision the caller saw.
 * - `now`, `today`: the instant the request was read, and its calendar date in Asia/Shanghai.
 */
export interface WriteRequest<Who = unknown> {
  readonly principal: Who;
  readonly commandId: string;
  readonly ifMatch?: bigint;
  readonly channel: Channel;
  readonly traceparent?: string;
  readonly now: Instant;
  readonly today: LocalDate;
}

export interface RequestServices {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What a write of anybody carries, without signing in. */
export type PublicWriteRequest = Omit<WriteRequest, 'principal' | 'ifMatch'>;

const PRINCIPAL = Symbol('gongjian.principal');
const COMMAND_ID = Symbol('gongjian.commandId');
export const SERVICES = Symbol('gongjian.services');

interface Marked {
  [PRINCIPAL]?: unknown;
  [COMMAND_ID]?: string;
}

/** Called once by the access guard, after the bearer token is verified. */
export function setPrincipal(request: FastifyRequest, principal: unknown): void {
  (request as FastifyRequest & Marked)[PRINCIPAL] = principal;
}

/** Who the request is from; `undefined` before the guard ran and on public routes. */
export function principalOf<Who>(request: FastifyRequest): Who | undefined {
  return (request as FastifyRequest & Marked)[PRINCIPAL] as Who | undefined;
}

/** Id of the write a request asked for, once `@WriteContext()` was read. */
export function commandIdOf(request: FastifyRequest): string | undefined {
  return (request as FastifyRequest & Marked)[COMMAND_ID];
}

const CLAIMABLE_CHANNELS: readonly Channel[] = ['console', 'phone', 'import'];
const REVISION = /^"(0|[1-9]\d{0,17})"$/;
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const POSITION_TOKEN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,8}:(?:0|[1-9]\d{0,39})$/;

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : value?.join(', ');
}

function badHeader(code: string, name: string, zh: string, en: string): HttpProblem {
  return new HttpProblem(
    422,
    code,
    { zh, en },
    { errors: [{ in: 'header', pointer: `/${name}`, code: 'FORMAT', zh, en }] },
  );
}

function readCommandId(request: FastifyRequest, ids: Ids): string {
  const key = header(request, 'idempotency-key');
  if (key === undefined) return ids.next();
  const id = key.toLowerCase();
  if (!isUuid(id)) {
    throw badHeader(
      'REQUEST.INVALID_IDEMPOTENCY_KEY',
      'Idempotency-Key',
      'Idempotency-Key 应为一个 UUID。',
      'Idempotency-Key must be one UUID.',
    );
  }
  return id;
}

function readIfMatch(request: FastifyRequest): bigint | undefined {
  const value = header(request, 'if-match');
  if (value === undefined) return undefined;
  const revision = REVISION.exec(value.trim())?.[1];
  if (revision === undefined) {
    throw badHeader(
      'REQUEST.INVALID_IF_MATCH',
      'If-Match',
      'If-Match 应为带引号的版本号，如 "3"。',
      'If-Match must be one quoted revision, like "3".',
    );
  }
  return BigInt(revision);
}

function readChannel(request: FastifyRequest, principal: unknown): Channel {
  const value = header(request, 'gongjian-channel');
  if ((principal as { readonly kind?: unknown }).kind === 'service') return 'agency';
  if (value === undefined) return 'console';
  const channel = CLAIMABLE_CHANNELS.find((known) => known === value);
  if (channel === undefined) {
    throw badHeader(
      'REQUEST.INVALID_CHANNEL',
      'Gongjian-Channel',
      `Gongjian-Channel 只能是：${CLAIMABLE_CHANNELS.join('、')}。`,
      `Gongjian-Channel must be one of: ${CLAIMABLE_CHANNELS.join(', ')}.`,
    );
  }
  return channel;
}

function servicesOf(request: FastifyRequest): RequestServices {
  return (request.server as unknown as { readonly [SERVICES]: RequestServices })[SERVICES];
}

/** Reads the write context; exported for controllers that do not go through the decorator. */
export function readWriteContext<Who>(request: FastifyRequest): WriteRequest<Who> {
  const services = servicesOf(request);
  const principal = principalOf<Who>(request);
  if (principal === undefined || principal === null) {
    throw new HttpProblem(
      401,
      'ACCESS.UNAUTHENTICATED',
      { zh: '请先登录。', en: 'Sign in first.' },
      {
        headers: { 'WWW-Authenticate': 'Bearer' },
      },
    );
  }
  const ifMatch = readIfMatch(request);
  return {
    principal,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...readWrite(request, services),
    channel: readChannel(request, principal),
  };
}

function readWrite(request: FastifyRequest, { clock, ids }: RequestServices): Omit<PublicWriteRequest, 'channel'> {
  const commandId = readCommandId(request, ids);
  const traceparent = currentTraceparent() ?? header(request, 'traceparent');
  const now = clock.now();
  (request as FastifyRequest & Marked)[COMMAND_ID] = commandId;
  return {
    commandId,
    ...(traceparent !== undefined && TRACEPARENT.test(traceparent) ? { traceparent } : {}),
    now,
    today: localDateAt(now),
  };
}

/** Adds the documentation of headers to the method a parameter decorator stands in. */
function documented(
  decorator: ParameterDecorator,
  headers: readonly Parameters<typeof ApiHeader>[0][],
): ParameterDecorator {
  return (target, key, index) => {
    decorator(target, key, index);
    if (key === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, key);
    if (descriptor === undefined) return;
    for (const options of headers) ApiHeader(options)(target, key, descriptor);
  };
}

const WriteContextParameter = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  readWriteContext(context.switchToHttp().getRequest<FastifyRequest>()),
);

const IDEMPOTENCY_KEY: Parameters<typeof ApiHeader>[0] = {
  name: 'Idempotency-Key',
  required: false,
  description: '由调用方生成的 UUID；同一件事重发时不变。Made by the caller; the same when the request is repeated.',
  schema: { type: 'string', format: 'uuid' },
};

const PublicWriteParameter = createParamDecorator((_data: unknown, context: ExecutionContext): PublicWriteRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { ...readWrite(request, servicesOf(request)), channel: 'public' };
});

/** Injects the {@link PublicWriteRequest} of a route that needs no sign-in. */
export function PublicWrite(): ParameterDecorator {
  return documented(PublicWriteParameter(), [IDEMPOTENCY_KEY]);
}

/** Injects the {@link WriteRequest}. Refuses with 401 when no principal is set, 422 on bad headers. */
export function WriteContext(): ParameterDecorator {
  return documented(WriteContextParameter(), [
    IDEMPOTENCY_KEY,
    {
      name: 'If-Match',
      required: false,
      description: '所见记录的版本，带引号。The revision the caller saw, quoted.',
      schema: { type: 'string', pattern: '^"(0|[1-9][0-9]*)"$' },
    },
    {
      name: 'Gongjian-Channel',
      required: false,
      description: '来源渠道。Where the request comes from.',
      schema: { type: 'string', enum: [...CLAIMABLE_CHANNELS] },
    },
  ]);
}

const AfterParameter = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const value = header(context.switchToHttp().getRequest<FastifyRequest>(), 'gongjian-after');
  if (value !== undefined && !POSITION_TOKEN.test(value)) {
    throw badHeader(
      'REQUEST.INVALID_AFTER',
      'Gongjian-After',
      'Gongjian-After 应为写入时答复的 Gongjian-Position。',
      'Gongjian-After must be the Gongjian-Position of a write.',
    );
  }
  return value;
});

/** Injects the `Gongjian-After` position token, `undefined` when absent; 422 `REQUEST.INVALID_AFTER` when it is not one. */
export function After(): ParameterDecorator {
  return documented(AfterParameter(), [
    {
      name: 'Gongjian-After',
      required: false,
      description:
        '至少读到这个位置（写入答复的 Gongjian-Position），最多等 2 秒。Read at least up to this position; waits 2 seconds at most.',
      schema: { type: 'string' },
    },
  ]);
}

/** Injects the principal the access guard has set; 401 without one. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const principal = principalOf<unknown>(context.switchToHttp().getRequest<FastifyRequest>());
  if (principal === undefined || principal === null) {
    throw new HttpProblem(
      401,
      'ACCESS.UNAUTHENTICATED',
      { zh: '请先登录。', en: 'Sign in first.' },
      {
        headers: { 'WWW-Authenticate': 'Bearer' },
      },
    );
  }
  return principal;
});

/** Injects the reply for {@link written} and {@link served}; Nest still sends what the method returns. */
export function Reply(): ParameterDecorator {
  return Res({ passthrough: true });
}

export type { FastifyInstance, FastifyReply, FastifyRequest };
