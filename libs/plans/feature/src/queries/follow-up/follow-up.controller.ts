import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { followUpProjection } from '../../projections.js';
import { followUpRowResource } from '../../follow-ups/may-on-follow-up.js';
import { followUpAnswer, followUpHistoryAnswer, type FollowUpAnswer } from './follow-up.answer.js';

@ApiTags('专门督导 Follow-ups')
@Controller('api/plans/v1/follow-ups')
export class FollowUpController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '专门督导 A follow-up' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: followUpAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<FollowUpAnswer> {
    const { row, revision, position } = await this.reader.one(
      followUpProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'followUp.read', resource: followUpRowResource(found) }),
    );
    return served(reply, { ...row, revision: String(revision) }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '专门督导的历史 History of it' })
  @ApiOkResponse({ standardSchema: followUpHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(followUpProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: followUpRowResource(row),
    }));
  }
}
