import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { watchProjection } from '../../titles/title-projections.js';
import { watchIdOf } from '../../titles/title-stream.js';
import { watchAnswer, watchHistoryAnswer, type WatchAnswer } from './watch.answer.js';

const MAY_READ = { action: 'title.read', resource: {} } as const;

@ApiTags('创建对象 Subjects')
@Controller('api/awards/v1/subjects')
export class WatchController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id/watch')
  @ApiOperation({ summary: '对象的已知事实 What is known of a subject' })
  @ApiOkResponse({ standardSchema: watchAnswer })
  async one(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<WatchAnswer> {
    const id = watchIdOf(principal.tenant, subjectId);
    const { row, revision, position } = await this.reader.one(
      watchProjection,
      { principal, id, after, asOf: asOf ?? null },
      MAY_READ,
    );
    return served(reply, row, { revision, position });
  }

  @Get(':id/watch/history')
  @ApiOperation({ summary: '已知事实的历史 History of what is known' })
  @ApiOkResponse({ standardSchema: watchHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(watchProjection, principal, watchIdOf(principal.tenant, subjectId), page, MAY_READ);
  }
}
