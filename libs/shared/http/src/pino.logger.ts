import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

const SECRET = /(?:Bearer\s+|eyJ)[A-Za-z0-9._~+/=-]{8,}/g;

/** What may be logged of an error: never its parameters, query, details or causes, which can hold what people typed. */
export function loggableError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: typeof error };
  const { code } = error as Error & { readonly code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: withoutSecrets(error.message),
    ...(error.stack === undefined ? {} : { stack: withoutSecrets(error.stack) }),
  };
}

function withoutSecrets(value: string): string {
  return value.replace(SECRET, '[secret]').slice(0, 8_000);
}

/** What Nest tells about itself while it starts, a line a route: for debugging. */
const CHATTY: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's log as JSON lines on standard output. */
export class PinoLogger implements LoggerService {
  readonly pino: Logger;

  constructor(level = 'info', destination?: DestinationStream) {
    const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
    this.pino = destination === undefined ? pino(options) : pino(options, destination);
  }

  log(message: unknown, ...context: readonly unknown[]): void {
    this.write(CHATTY.has(context.at(-1)) ? 'debug' : 'info', message, context);
  }

  error(message: unknown, ...context: readonly unknown[]): void {
    this.write('error', message, context);
  }

  warn(message: unknown, ...context: readonly unknown[]): void {
    this.write('warn', message, context);
  }

  debug(message: unknown, ...context: readonly unknown[]): void {
    this.write('debug', message, context);
  }

  verbose(message: unknown, ...context: readonly unknown[]): void {
    this.write('trace', message, context);
  }

  fatal(message: unknown, ...context: readonly unknown[]): void {
    this.write('fatal', message, context);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: readonly unknown[],
  ): void {
    const last = rest.at(-1);
    const context = typeof last === 'string' ? { context: last } : {};
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? { stack: withoutSecrets(rest[0]) } : {};
    if (message instanceof Error)
      this.pino[level]({ ...context, err: loggableError(message) }, withoutSecrets(message.message));
    else
      this.pino[level](
        { ...context, ...stack },
        typeof message === 'string' ? withoutSecrets(message) : typeof message,
      );
  }
}
