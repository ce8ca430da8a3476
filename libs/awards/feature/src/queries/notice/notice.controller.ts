import type { NoticeRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { noticeProjection } from '../../notice-projections.js';
import { noticeAnswer, noticeAnswerOf, noticeHistoryAnswer, type NoticeAnswer } from './notice.answer.js';

@ApiTags('公示 Notices')
@Controller('api/awards/v1/notices')
export class NoticeController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '公示 A notice' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: noticeAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<NoticeAnswer> {
    const { row, revision, position } = await this.reader.one(
      noticeProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    return served(reply, noticeAnswerOf(row, revision), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '公示 A notice：历史 History' })
  @ApiOkResponse({ standardSchema: noticeHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(noticeProjection, principal, id, page, mayHistory);
  }
}

function may(row: NoticeRow): May {
  return { action: 'notice.read', resource: { divisionId: row.opened.division?.id } };
}

function mayHistory(row: NoticeRow): May {
  return { action: 'history.read', resource: { divisionId: row.opened.division?.id } };
}
