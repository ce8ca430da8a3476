import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { watchProjection } from '../../titles/title-projections.js';
import { watchIdOf } from '../../titles/title-stream.js';
import { watchAnswer, watchHistoryAnswer, type WatchAnswer } from './watch.answer.js';

@ApiTags('创建对象 Subjects')
@Controller('api/awards/v1/subjects')
export class WatchController {
  constructor(
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

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
      await this.mayRead(principal, subjectId),
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
    const may = await this.mayRead(principal, subjectId);
    return this.reader.history(watchProjection, principal, watchIdOf(principal.tenant, subjectId), page, may);
  }

  /** Where the subject stands. */
  private async mayRead({ tenant }: Principal, subjectId: string): Promise<May> {
    const subject = await this.directory.subject(tenant, subjectId);
    return { action: 'title.read', resource: { divisionId: subject?.division.id } };
  }
}
