import { bearerOf, type Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, Reply, type FastifyReply, type FastifyRequest } from '@gongjian/shared-http';
import { Controller, Get, Module, Req, StreamableFile, type Type } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ChangeKind } from './change.js';
import { LiveChanges } from './live-changes.js';

export interface ChangesOptions {
  readonly context: string;
  /** What is told; the rest of what the context records is not. */
  readonly kinds: readonly ChangeKind[];
}

@Module({ providers: [LiveChanges], exports: [LiveChanges] })
class LiveChangesModule {}

/**
 * The route `api/<context>/v1/changes`. Needs `EventStore`, `Clock`, `Policy`, `Principals`, `TokenVerifier` and the
 * projections' root from global modules.
 */
export function changesOf({ context, kinds }: ChangesOptions): Type {
  @ApiTags('变动通知 Live changes')
  @Controller(`api/${context}/v1/changes`)
  class ChangesController {
    constructor(private readonly changes: LiveChanges) {}

    @Get()
    @ApiOperation({
      summary: '记录一有变动即告知（server-sent events） Which records change, as they do',
      description:
        '事件 open（开始）、changed（一条记录有变动，data 为 kind、id、position）、reset（所见全部重读）、end（reason：token、rights、stale、shutdown）。' +
        'Events: open, changed (data: kind, id, position), reset (read everything again), end (reason).',
    })
    @ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description:
        '最后收到的事件的 id，或所读答复的 Gongjian-Position；从其后继续。The id of the last event, or the Gongjian-Position of what was read: goes on from there.',
      schema: { type: 'string' },
    })
    @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
    async stream(
      @Req() request: FastifyRequest,
      @CurrentPrincipal() principal: Principal,
      @Reply() reply: FastifyReply,
    ): Promise<StreamableFile> {
      const lastEventId = request.headers['last-event-id'];
      const body = await this.changes.stream({
        context,
        token: bearerOf(request.headers.authorization),
        principal,
        lastEventId: typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined,
      });
      reply.header('Cache-Control', 'no-store');
      reply.header('X-Accel-Buffering', 'no');
      return new StreamableFile(body, { type: 'text/event-stream; charset=utf-8' });
    }
  }
  // Its operations are named by it, and another context's are others.
  Object.defineProperty(ChangesController, 'name', {
    value: `${context[0]?.toUpperCase()}${context.slice(1)}ChangesController`,
  });

  @Module({ imports: [LiveChangesModule], controllers: [ChangesController] })
  class ChangesModule {
    constructor(changes: LiveChanges) {
      changes.register(context, kinds);
    }
  }
  return ChangesModule;
}
