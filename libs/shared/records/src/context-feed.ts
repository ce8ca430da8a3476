import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, pageLimit } from '@gongjian/shared-http';
import { Feed, feedAfter, feedAnswer, type FeedAnswer } from '@gongjian/shared-messaging';
import { Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { z } from 'zod';
import { RecordReader } from './record-reader.js';

const feedQuery = z.strictObject({ after: feedAfter.optional(), limit: pageLimit() });
type FeedQuery = z.output<typeof feedQuery>;

/** What a context tells others, by sequence and without holes: a controller of the context at `api/<context>/v1/feed`. */
export abstract class ContextFeed {
  protected abstract readonly context: string;

  @Inject(Feed) private readonly feed!: Feed;
  @Inject(RecordReader) private readonly reader!: RecordReader;

  @Get()
  @ApiOperation({ summary: '对外事件，按序号 What this service tells others, by sequence' })
  @ApiOkResponse({ standardSchema: feedAnswer, description: '按序号排列，没有空缺。By sequence, without holes.' })
  async page(
    @Query({ schema: feedQuery }) { after, limit }: FeedQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<FeedAnswer> {
    this.reader.require(principal, { action: 'feed.read', resource: {} });
    return this.feed.page(this.context, principal.tenant, after, limit);
  }
}
