import {
  ADD_CHECKPOINT_MAX_BYTES,
  KnownLogsFile,
  openWitnessFolder,
  SIZE_CONTENT_TYPE,
  Witness,
  type ForkEvidence,
  type WitnessFolder,
} from '@gongjian/audit-witness';
import {
  closeWithin,
  HttpProblem,
  loggableError,
  PinoLogger,
  problemAnswer,
  protectAnswers,
  routeNotFound,
  serveMetrics,
  tooManyRequests,
} from '@gongjian/shared-http/plain';
import type { RunningProcess } from '@gongjian/shared-service/process';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { WitnessMetrics } from './witness-metrics.js';
import type { WitnessConfiguration } from './witness-configuration.js';

const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** What still runs when the process stops gets this long. */
const DRAIN_MS = 5_000;
const PLAIN = 'text/plain; charset=utf-8';

/**
 * A witness in a process of its own, which needs nothing but its folder.
 *
 * @throws WitnessUnusable
 */
export async function startWitness(
  configuration: WitnessConfiguration,
  say: (line: string) => void,
): Promise<RunningProcess> {
  const { name, folder, keyFile, logsFile, port, host, trustedProxies, logLevel } = configuration;
  const logger = new PinoLogger(logLevel);
  const opened = await openWitnessFolder({ name, folder, keyFile });
  const logs = await KnownLogsFile.open(logsFile);
  const metrics = new WitnessMetrics(opened.evidence);
  const witness = new Witness({
    name,
    privateKey: opened.privateKey,
    checkpoints: opened.checkpoints,
    evidence: opened.evidence,
    logs,
    now: () => new Date(),
    onEvidence: (evidence) => tell(logger, evidence),
  });
  const app = fastify({
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    bodyLimit: ADD_CHECKPOINT_MAX_BYTES,
  });
  answerProblems(app, logger);
  closeWithin(app, DRAIN_MS);
  protectAnswers(app, { https: false });
  serveMetrics(app);
  serveHealth(app, logs);
  serveWitness(app, { witness, opened, metrics, requestsPerMinute: configuration.requestsPerMinute });
  await app.listen({ port, host });
  const { address, port: taken, family } = app.server.address() as AddressInfo;
  say(`验证密钥 / verifier key: ${opened.vkey}`);
  say(`登记的日志 / known logs: ${logs.size} (${logsFile})`);
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    stop: () => app.close(),
  };
}

interface Served {
  readonly witness: Witness;
  readonly opened: WitnessFolder;
  readonly metrics: WitnessMetrics;
  readonly requestsPerMinute: number;
}

/** C2SP tlog-witness below `/`, and the witness's verifier key at `/`. */
function serveWitness(app: FastifyInstance, { witness, opened, metrics, requestsPerMinute }: Served): void {
  const limit = limited(requestsPerMinute);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.get('/', (_request, reply) => plain(reply, `${opened.vkey}\n`));
  app.post('/add-checkpoint', { onRequest: [limit, ofAnyType] }, async (request, reply) => {
    try {
      const answer = await witness.addCheckpoint(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
      metrics.count(answer.outcome);
      if (answer.outcome === 'cosigned') return plain(reply, answer.lines);
      return reply.status(409).header('Content-Type', SIZE_CONTENT_TYPE).send(`${answer.size}\n`);
    } catch (error) {
      metrics.count(OUTCOME_OF_CODE[(error as { readonly code?: string }).code ?? ''] ?? 'failed');
      throw error;
    }
  });
  app.get<{ Params: { hash: string } }>(
    '/:hash/checkpoint',
    { onRequest: limit },
    async ({ params: { hash } }, reply) => {
      const latest = /^[0-9a-f]{64}$/.test(hash) ? await opened.checkpoints.latestByHash(hash) : undefined;
      if (latest === undefined) throw notWitnessed();
      return plain(reply, latest.note);
    },
  );
}

const OUTCOME_OF_CODE: Readonly<Record<string, string>> = {
  'WITNESS.MALFORMED': 'malformed',
  'WITNESS.UNKNOWN_LOG': 'unknownLog',
  'WITNESS.NOT_SIGNED': 'notSigned',
  'WITNESS.NOT_CONSISTENT': 'notConsistent',
};

/** The specification names no type of a request: an empty one, and what is none, are as good as another. */
function ofAnyType({ raw }: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  raw.headers['content-type'] = 'application/octet-stream';
  done();
}

function plain(reply: FastifyReply, text: string | Buffer): FastifyReply {
  return reply.header('Content-Type', PLAIN).header('Cache-Control', 'no-store').send(text);
}

/** So many requests of one address in a minute, before anything of them is read. */
function limited(requestsPerMinute: number): (request: FastifyRequest) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return async ({ ip }) => {
    try {
      await limiter.consume(ip);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw tooManyRequests(Math.ceil(error.msBeforeNext / 1_000));
    }
  };
}

function serveHealth(app: FastifyInstance, logs: KnownLogsFile): void {
  app.get('/health/live', (_request, reply) =>
    reply.header('Cache-Control', 'no-store').send({ status: 'live', uptimeSeconds: Math.floor(process.uptime()) }),
  );
  app.get('/health/ready', async (_request, reply) => {
    const problem = await logs.problem();
    return reply
      .status(problem === null ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send({
        status: problem === null ? 'ready' : 'notReady',
        checks: { logs: problem === null ? { ready: true } : { ready: false, reason: 'the list of logs is unusable' } },
      });
  });
}

function answerProblems(app: FastifyInstance, logger: PinoLogger): void {
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = problemAnswer(error, {
      id: request.id,
      url: request.raw.url ?? '/',
      acceptLanguage: request.headers['accept-language'],
    });
    if (problem.status >= 500)
      logger.pino.error({ requestId: request.id, err: loggableError(error) }, 'request failed');
    return reply.status(problem.status).headers(problem.headers).send(problem.body);
  };
  app.setErrorHandler(answer);
  app.setNotFoundHandler((request, reply) => answer(routeNotFound(), request, reply));
}

function tell(logger: PinoLogger, { kind, origin, oldSize }: ForkEvidence): void {
  const said = {
    fork: '日志已分叉，拒绝签署，证据已留存 / a log has forked: not cosigned, evidence kept',
    unproven: '没有证明检查点是追加而成的，拒绝签署，证据已留存 / not proven to only add: not cosigned, evidence kept',
  };
  logger.pino[kind === 'fork' ? 'error' : 'warn']({ origin, oldSize, kind }, said[kind]);
}

function notWitnessed(): HttpProblem {
  return new HttpProblem(404, 'WITNESS.UNKNOWN_LOG', {
    zh: '这个见证人没有签署过该日志的检查点。',
    en: 'This witness has cosigned no checkpoint of that log.',
  });
}
