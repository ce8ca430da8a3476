import proxy from '@fastify/http-proxy';
import {
  closeWithin,
  docsPage,
  HttpProblem,
  PinoLogger,
  problemAnswer,
  routeNotFound,
  serveConsole,
  serveMetrics,
  serveSeal,
  traceparentOf,
  traceRequests,
} from '@gongjian/shared-http';
import type { RunningProcess } from '@gongjian/shared-service';
import { startTelemetry } from '@gongjian/shared-telemetry';
import type { OpenAPIObject } from '@nestjs/swagger';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { GatewayConfiguration } from './gateway-configuration.js';
import { mergedApi } from './merged-api.js';

type Asked = Pick<FastifyRequest, 'id' | 'headers'> & { readonly raw: { readonly url?: string | undefined } };

const UPSTREAM_TIMEOUT_MS = 300_000;
/** A stream of events that is silent for so long is broken: it beats three times as often. */
const STREAM_TIMEOUT_MS = 60_000;
/** An open stream keeps its connection to the service, and must leave those of requests alone. */
const STREAMS_OF_SERVICE = 4_096;
/** What still runs when the process stops gets this long. */
const DRAIN_MS = 5_000;
const PROBE_TIMEOUT_MS = 3_000;
const DESCRIPTION_TIMEOUT_MS = 30_000;

const CONSOLE = fileURLToPath(new URL('../../console/dist', import.meta.url));

/**
 * The one door of a deployment of several services: `/api/<context>` goes to the context's service, `/oidc` to the
 * directory's, where people sign in; everything else is the console. It keeps nothing and decides nothing.
 */
export async function startGateway({
  port,
  host,
  trustedProxies,
  logLevel,
  services,
  issuerOrigin,
}: GatewayConfiguration): Promise<RunningProcess> {
  const telemetry = await startTelemetry('gateway');
  const logger = new PinoLogger(logLevel);
  const app = fastify({
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    forceCloseConnections: 'idle',
    requestTimeout: UPSTREAM_TIMEOUT_MS,
  });
  app.setErrorHandler((error, _request, reply) => {
    const problem = answerOf(reply, error);
    if (problem.status >= 500) logger.error(error, 'Gateway');
    return reply.status(problem.status).headers(problem.headers).send(problem.body);
  });
  app.setNotFoundHandler((_request, reply) => {
    const problem = answerOf(reply, routeNotFound());
    return reply.status(problem.status).headers(problem.headers).send(problem.body);
  });
  closeWithin(app, DRAIN_MS);
  traceRequests(app);
  serveMetrics(app);
  serveSeal(app);
  serveHealth(app, services);
  serveApi(app, services);
  for (const [context, upstream] of Object.entries(services)) {
    const changes = `/api/${context}/v1/changes`;
    await forward(app, changes, `${upstream}${changes}`, logger, STREAMS);
    await forward(app, `/api/${context}`, `${upstream}/api/${context}`, logger, REQUESTS);
  }
  await forward(app, '/oidc', `${services['directory'] ?? ''}/oidc`, logger, REQUESTS);
  serveConsole(app, { folder: CONSOLE, connectTo: issuerOrigin === undefined ? [] : [issuerOrigin] });
  await app.listen({ port, host });
  const { port: taken } = app.server.address() as AddressInfo;
  return { address: `http://${host}:${taken}`, stop: () => app.close().then(() => telemetry.stop()) };
}

interface Connections {
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly connections?: number;
}

const REQUESTS: Connections = { headersTimeout: UPSTREAM_TIMEOUT_MS, bodyTimeout: UPSTREAM_TIMEOUT_MS };
const STREAMS: Connections = {
  headersTimeout: STREAM_TIMEOUT_MS,
  bodyTimeout: STREAM_TIMEOUT_MS,
  connections: STREAMS_OF_SERVICE,
};

async function forward(
  app: FastifyInstance,
  prefix: string,
  upstream: string,
  logger: PinoLogger,
  undici: Connections,
): Promise<void> {
  const { origin, pathname } = new URL(upstream);
  await app.register(proxy, {
    upstream: origin,
    prefix,
    rewritePrefix: pathname === '/' ? '' : pathname,
    disableRequestLogging: true,
    undici,
    retryMethods: [],
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        'x-forwarded-for': request.ip,
        'x-forwarded-proto': request.protocol,
        ...traceOf(request),
      }),
      onError: (reply, { error }) => {
        logger.warn(`${prefix} is not reached: ${error.name} ${'code' in error ? String(error.code) : ''}`, 'Gateway');
        const problem = answerOf(reply, notReached());
        void reply.status(problem.status).headers(problem.headers).send(problem.body);
      },
    },
  });
}

/** The request goes on in the trace it is in here. */
function traceOf(request: { readonly raw: object }): { readonly traceparent?: string } {
  const traceparent = traceparentOf(request);
  return traceparent === undefined ? {} : { traceparent };
}

function answerOf({ request }: { readonly request: Asked }, error: unknown): ReturnType<typeof problemAnswer> {
  const { id, raw, headers } = request;
  return problemAnswer(error, { id, url: raw.url ?? '/', acceptLanguage: headers['accept-language'] });
}

function notReached(): HttpProblem {
  return new HttpProblem(
    503,
    'SERVICE.UNAVAILABLE',
    {
      zh: '这项服务暂时无法连接，请稍后用同一个 Idempotency-Key 重试。',
      en: 'This service cannot be reached for the moment; try again with the same Idempotency-Key.',
    },
    { headers: { 'Retry-After': '2' } },
  );
}

/** Ready when every service is. */
function serveHealth(app: FastifyInstance, services: GatewayConfiguration['services']): void {
  app.get('/health/live', (_request, reply) =>
    reply.header('Cache-Control', 'no-store').send({ status: 'live', uptimeSeconds: Math.floor(process.uptime()) }),
  );
  app.get('/health/ready', async (_request, reply) => {
    const reports = await Promise.all(
      Object.entries(services).map(async ([context, origin]) => [context, await reportOf(origin)] as const),
    );
    const ready = reports.every(([, report]) => report.status === 'ready');
    return reply
      .status(ready ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send({ status: ready ? 'ready' : 'notReady', services: Object.fromEntries(reports) });
  });
}

async function reportOf(origin: string): Promise<{ readonly status: string }> {
  try {
    const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return (await answer.json()) as { readonly status: string };
  } catch {
    return { status: 'notReached' };
  }
}

/** The description of all services together, fetched when it is first asked for. */
function serveApi(app: FastifyInstance, services: GatewayConfiguration['services']): void {
  let document: OpenAPIObject | undefined;
  const load = async (): Promise<OpenAPIObject> => {
    const [first, ...rest] = await Promise.all(
      Object.values(services).map(async (origin) => {
        const answer = await fetch(`${origin}/api/openapi.json`, {
          signal: AbortSignal.timeout(DESCRIPTION_TIMEOUT_MS),
        });
        return (await answer.json()) as OpenAPIObject;
      }),
    );
    if (first === undefined) throw new Error('there are no services');
    document = mergedApi([first, ...rest]);
    return document;
  };
  app.get('/api/openapi.json', async (_request, reply) => reply.send(document ?? (await load())));
  app.get('/api/docs', async (_request, reply) =>
    reply.header('Content-Type', 'text/html; charset=utf-8').send(docsPage(document ?? (await load()))),
  );
}
