import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { loggableError, type PinoLogger } from './pino.logger.js';
import { problemAnswer } from './problem.js';

/** Answers every error of controllers, guards, pipes, the router and the body parsers as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply | ServerResponse>();
    const answer = problemAnswer(error, {
      id: String(request.id ?? ''),
      url: request.url ?? '/',
      acceptLanguage: request.headers['accept-language'],
    });
    if (answer.status >= 500) {
      this.logger.pino.error(
        { requestId: request.id, status: answer.status, err: loggableError(error) },
        'request failed',
      );
    }
    if (isReply(reply)) {
      if (!reply.sent) void reply.status(answer.status).headers(answer.headers).send(answer.body);
    } else if (!reply.headersSent) {
      reply.writeHead(answer.status, answer.headers).end(answer.body);
    }
  }
}

function isReply(reply: FastifyReply | ServerResponse): reply is FastifyReply {
  return 'sent' in reply;
}
