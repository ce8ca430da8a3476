import type { CommandResult, EventStore, Position } from '@gongjian/shared-event-sourcing';
import type { FastifyReply } from 'fastify';
import { commandIdOf } from './request-context.js';

/**
 * Port: how a position of the log is told to callers, `<log id>:<epoch>:<position>`, so that a position of another
 * log or of a log that was restored is noticed.
 */
export abstract class PositionTokens {
  abstract of(position: Position): Promise<string>;
}

const HEAD_MAX_AGE_MS = 5_000;

/** Position tokens from the store's own head, read again when older than 5 seconds. */
export class EventStorePositionTokens extends PositionTokens {
  private prefix: string | null = null;
  private readAt = 0;

  constructor(private readonly store: EventStore) {
    super();
  }

  override async of(position: Position): Promise<string> {
    const now = performance.now();
    if (this.prefix === null || now - this.readAt > HEAD_MAX_AGE_MS) {
      const { logId, epoch } = await this.store.head();
      this.prefix = `${logId}:${epoch}:`;
      this.readAt = now;
    }
    return this.prefix + (position.replace(/^0+/, '') || '0');
  }
}

export const POSITION_TOKENS = Symbol('gongjian.positionTokens');

function tokensOf(reply: FastifyReply): PositionTokens {
  const tokens = (reply.request.server as unknown as { readonly [POSITION_TOKENS]?: PositionTokens })[POSITION_TOKENS];
  if (tokens === undefined) throw new Error('no PositionTokens provider: give createHttpApp a module that has one');
  return tokens;
}

/** The body of every answer to a write. */
export interface Written {
  readonly id: string;
  readonly revision: string | null;
  readonly position: string | null;
}

export interface WrittenOptions {
  /** 200, 201 or 202. */
  readonly status: number;
  readonly id: string;
  readonly result: CommandResult;
  /** Address of what was created; with status 201 the default is `<this address>/<id>`. */
  readonly location?: string;
}

/**
 * Answers a write: sets the status, `ETag`, `Gongjian-Position`, `Idempotency-Key` and `Location`, and gives the body
 * to return. It holds ids, revision and position only, so a repeated command is answered alike.
 */
export async function written(reply: FastifyReply, options: WrittenOptions): Promise<Written> {
  const { status, id, result } = options;
  const position = result.position === null ? null : await tokensOf(reply).of(result.position);
  const revision = result.revision === null ? null : String(result.revision);
  reply.status(status);
  if (revision !== null) reply.header('ETag', `"${revision}"`);
  if (position !== null) reply.header('Gongjian-Position', position);
  const commandId = commandIdOf(reply.request);
  if (commandId !== undefined) reply.header('Idempotency-Key', commandId);
  const location = options.location ?? (status === 201 ? `${reply.request.url.split('?', 1)[0]}/${id}` : undefined);
  if (location !== undefined) reply.header('Location', location);
  return { id, revision, position };
}

export interface ServedOptions {
  /** Revision of the one resource that is answered: becomes the `ETag`. */
  readonly revision?: bigint;
  /** How far the read model had come, as a token or as a position of the log. */
  readonly position?: string | null;
}

/** Answers a read: sets `ETag` and `Gongjian-Position` and gives `body` back. */
export async function served<Body>(reply: FastifyReply, body: Body, options: ServedOptions): Promise<Body> {
  if (options.revision !== undefined) reply.header('ETag', `"${options.revision}"`);
  const { position } = options;
  if (typeof position === 'string') {
    reply.header('Gongjian-Position', position.includes(':') ? position : await tokensOf(reply).of(position));
  }
  return body;
}
