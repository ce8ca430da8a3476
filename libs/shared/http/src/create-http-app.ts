import { Clock, Ids, RandomIds, SystemClock } from '@gongjian/shared-event-sourcing';
import { Module, type DynamicModule, type NestApplicationOptions, type Type } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { POSITION_TOKENS, PositionTokens } from './answers.js';
import { closeWithin } from './close-within.js';
import { docsPage } from './docs-page.js';
import { JSON_BODY_LIMIT, parseJsonBody } from './json-body.js';
import { serveMetrics } from './metrics.js';
import { openApiDocument, type ApiDescription } from './openapi.js';
import { PinoLogger } from './pino.logger.js';
import { ProblemFilter } from './problem.filter.js';
import { HttpProblem, problemAnswer } from './problem.js';
import { protectAnswers } from './protect-answers.js';
import { Readiness } from './readiness.js';
import { SERVICES, type RequestServices } from './request-context.js';
import { RequestValidationPipe } from './request-validation.pipe.js';
import { serveSeal } from './seal.js';
import { serveConsole, type ConsoleOptions } from './serve-console.js';
import { traceRequests } from './trace-requests.js';
import { fileTooLarge } from './upload.js';
import { YAML_BODY_LIMIT, YamlBody } from './yaml-body.js';

export interface HttpAppOptions {
  /** 0: a free one. */
  readonly port: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Origin people reach the service at; `https:` turns HSTS on. */
  readonly publicUrl?: string;
  /** pino's level; default `info`. */
  readonly logLevel?: string;
  readonly logger?: PinoLogger;
  readonly api?: ApiDescription;
  /** Served on every path that is not the application's own. Default: none. */
  readonly console?: ConsoleOptions;
  /** Largest uploaded file on routes marked `@AcceptsMultipart()`. Default 50 MiB. */
  readonly maxFileBytes?: number;
  /** Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed. Default: none. */
  readonly trustProxy?: readonly string[];
  /** Requests still running when the process stops get this long. Default 5,000 ms. */
  readonly drainMs?: number;
  /** What is still read of a request that was answered before it was all there. Default 256 MiB within 5,000 ms. */
  readonly unreadBodies?: UnreadBodies;
  /** How the application is made around its module. Default: by `NestFactory.create`. */
  readonly make?: (
    module: DynamicModule,
    adapter: FastifyAdapter,
    options: NestApplicationOptions,
  ) => Promise<NestFastifyApplication>;
}

export interface UnreadBodies {
  readonly bytes: number;
  /** From the answer on; then the connection is cut. */
  readonly ms: number;
}

export interface HttpApp {
  readonly nest: NestFastifyApplication;
  readonly fastify: FastifyInstance;
  /** Starts listening; answers the address, `http://127.0.0.1:8080`. */
  listen(): Promise<string>;
  /** Stops taking requests, lets running ones end, then runs Nest's shutdown hooks. Signals are the application's to handle. */
  close(): Promise<void>;
}

const DEFAULT_FILE_BYTES = 50 * 1024 * 1024;
/** What a form may hold besides its file. */
const FORM_BYTES = 2 * 1024 * 1024;
const UNREAD_BODIES: UnreadBodies = { bytes: 256 * 1024 * 1024, ms: 5_000 };
const HEADERS_TIMEOUT_MS = 30_000;
const REQUEST_TIMEOUT_MS = 300_000;

@Module({})
class HttpModule {
  static around(root: Type | DynamicModule): DynamicModule {
    return { module: HttpModule, imports: [DiscoveryModule, root], providers: [Readiness] };
  }
}

/**
 * Builds the service around a root module: strict JSON bodies, problem answers for every error, schema checks, OpenAPI
 * at `/api/openapi.json`, docs at `/api/docs`, `/health/live`, `/health/ready` and `/metrics`. Uses the root module's
 * `Clock`, `Ids` and `PositionTokens` providers when it has them.
 */
export async function createHttpApp(root: Type | DynamicModule, options: HttpAppOptions): Promise<HttpApp> {
  const logger = options.logger ?? new PinoLogger(options.logLevel);
  const maxFileBytes = options.maxFileBytes ?? DEFAULT_FILE_BYTES;
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_BODY_LIMIT,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    trustProxy: options.trustProxy === undefined ? false : [...options.trustProxy],
    multipart: {
      preservePath: true,
      limits: {
        fileSize: maxFileBytes,
        files: 1,
        fields: 20,
        parts: 21,
        fieldSize: 64 * 1024,
      },
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const answer = problemAnswer(error, {
        id: request.id,
        url: request.raw.url ?? '/',
        acceptLanguage: request.raw.headers['accept-language'],
      });
      void reply.status(answer.status).headers(answer.headers).send(answer.body);
    },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  acceptBodies(fastify, maxFileBytes);
  const make = options.make ?? ((...parts) => NestFactory.create<NestFastifyApplication>(...parts));
  const nest = await make(HttpModule.around(root), adapter, { bodyParser: false, logger, abortOnError: false });
  protectAnswers(fastify, { https: options.publicUrl?.startsWith('https:') === true });
  readUnreadBodies(fastify, options.unreadBodies ?? UNREAD_BODIES);
  traceRequests(fastify);
  serveMetrics(fastify, nest.get(Readiness));
  logRequests(fastify, logger);
  serveHealth(fastify, nest);
  serveSeal(fastify);
  serveApiDescription(fastify, nest, options.api);
  if (options.console !== undefined) serveConsole(fastify, options.console);
  fastify.decorate(SERVICES, requestServices(nest));
  const tokens = provided(nest, PositionTokens);
  if (tokens !== undefined) fastify.decorate(POSITION_TOKENS, tokens);
  nest.useGlobalPipes(new RequestValidationPipe());
  nest.useGlobalFilters(new ProblemFilter(logger));
  closeWithin(fastify, options.drainMs ?? 5_000);
  return {
    nest,
    fastify,
    listen: async () => {
      await nest.listen(options.port, options.host ?? '127.0.0.1');
      const { address, port, family } = fastify.server.address() as AddressInfo;
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
    },
    close: () => nest.close(),
  };
}

/** What a module of the application provides under `token`; asking Nest itself would log an error when none does. */
function provided<Instance>(
  nest: NestFastifyApplication,
  token: abstract new (...args: never[]) => Instance,
): Instance | undefined {
  const wrapper = nest
    .get(DiscoveryService)
    .getProviders()
    .find((candidate) => candidate.token === token);
  return wrapper?.instance as Instance | undefined;
}

function requestServices(nest: NestFastifyApplication): RequestServices {
  return { clock: provided(nest, Clock) ?? new SystemClock(), ids: provided(nest, Ids) ?? new RandomIds() };
}

/**
 * JSON in UTF-8 is the only body, but for routes marked `@AcceptsYaml()` or `@AcceptsMultipart()` and plugins with
 * parsers of their own.
 */
function acceptBodies(fastify: FastifyInstance, maxFileBytes: number): void {
  fastify.removeAllContentTypeParsers();
  acceptText(fastify, { type: 'application/json', bytes: JSON_BODY_LIMIT }, parseJsonBody, () => true);
  acceptText(
    fastify,
    { type: 'application/yaml', bytes: YAML_BODY_LIMIT },
    (body) => new YamlBody(body),
    (request) => (request.routeOptions.config as { readonly yaml?: boolean }).yaml === true,
  );
  fastify.addHook('preValidation', (request, _reply, done) => {
    const multipart = request.headers['content-type']?.toLowerCase().startsWith('multipart/') === true;
    const { multipart: accepted } = request.routeOptions.config as { readonly multipart?: boolean };
    if (!multipart || request.is404) done();
    else if (accepted !== true) done(unsupportedMediaType());
    else if (Number(request.headers['content-length'] ?? 0) > maxFileBytes + FORM_BYTES) done(fileTooLarge());
    else done();
  });
}

function acceptText(
  fastify: FastifyInstance,
  { type, bytes }: { readonly type: string; readonly bytes: number },
  parse: (body: Buffer) => unknown,
  accepted: (request: FastifyRequest) => boolean,
): void {
  fastify.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: bytes }, (request, body, done) => {
    const charset = /;\s*charset\s*=\s*"?([^";]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
    if (!accepted(request) || (charset !== undefined && charset.trim().toLowerCase() !== 'utf-8')) {
      done(unsupportedMediaType());
      return;
    }
    try {
      done(null, body.length === 0 ? undefined : parse(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

function unsupportedMediaType(): HttpProblem {
  return new HttpProblem(415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE', {
    zh: '这个地址不接受这种 Content-Type。',
    en: 'This address does not accept that Content-Type.',
  });
}

function serveHealth(fastify: FastifyInstance, nest: NestFastifyApplication): void {
  fastify.get('/health/live', (_request, reply) =>
    reply.header('Cache-Control', 'no-store').send({ status: 'live', uptimeSeconds: Math.floor(process.uptime()) }),
  );
  fastify.get('/health/ready', async (_request, reply) => {
    const report = await nest.get(Readiness).report();
    return reply
      .status(report.status === 'ready' ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send(report);
  });
}

function serveApiDescription(fastify: FastifyInstance, nest: NestFastifyApplication, api?: ApiDescription): void {
  let document: ReturnType<typeof openApiDocument> | undefined;
  let json: string | undefined;
  let page: string | undefined;
  fastify.get('/api/openapi.json', (_request, reply) => {
    document ??= openApiDocument(nest, api);
    json ??= JSON.stringify(document);
    return reply.header('Content-Type', 'application/json; charset=utf-8').send(json);
  });
  fastify.get('/api/docs', (_request, reply) => {
    document ??= openApiDocument(nest, api);
    page ??= docsPage(document);
    return reply.header('Content-Type', 'text/html; charset=utf-8').send(page);
  });
}

/** One line a request: route pattern, status, time. Never the address, whose query may hold what people typed. */
function logRequests(fastify: FastifyInstance, logger: PinoLogger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    if (!logger.pino.isLevelEnabled('debug')) {
      done();
      return;
    }
    logger.pino.debug(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unmatched',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
    done();
  });
}

/**
 * A caller that is answered before its body was read goes on sending: closing on it would take the answer away before
 * it comes to read it. The connection stays open and what still comes is thrown away, up to a bound; then nothing is read
 * any more, which leaves the caller to read. When the time is over the connection is cut.
 */
function readUnreadBodies(fastify: FastifyInstance, { bytes, ms }: UnreadBodies): void {
  const begun = new WeakSet<IncomingMessage>();
  const throwAway = (raw: IncomingMessage): void => {
    if (raw.complete || raw.destroyed || begun.has(raw)) return;
    begun.add(raw);
    let left = bytes;
    const timer = setTimeout(() => raw.destroy(), ms);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
    raw.unpipe();
    raw.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) raw.pause();
    });
    raw.resume();
  };
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!request.raw.complete && hasBody(request)) {
      void reply.removeHeader('connection');
      reply.raw.shouldKeepAlive = true;
      throwAway(request.raw);
    }
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    throwAway(request.raw);
    done();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** What Node's HTTP parser refuses never reaches a route: answered on the socket. */
function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new HttpProblem(431, 'REQUEST.HEADERS_TOO_LARGE', {
          zh: '请求头或地址过大。',
          en: 'Headers or address are too large.',
        })
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? new HttpProblem(408, 'REQUEST.TIMEOUT', {
            zh: '请求没有在限时内发完。',
            en: 'The request did not arrive in time.',
          })
        : new HttpProblem(400, 'REQUEST.MALFORMED', {
            zh: '不是有效的 HTTP 请求。',
            en: 'This is not a valid HTTP request.',
          });
  const answer = problemAnswer(problem, { id: randomUUID(), url: '/', acceptLanguage: undefined });
  const headers = Object.entries({
    ...answer.headers,
    'Content-Length': String(Buffer.byteLength(answer.body)),
    Connection: 'close',
  });
  socket.end(
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${answer.body}`,
  );
}
