import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { rectificationProjection } from '../../projections.js';
import { rectificationRowResource } from '../../rectifications/may-on-rectification.js';
import { rectificationAnswer, rectificationHistoryAnswer, type RectificationAnswer } from './rectification.answer.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class RectificationController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '整改 A rectification' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: rectificationAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<RectificationAnswer> {
    const { row, revision, position } = await this.reader.one(
      rectificationProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'rectification.read', resource: rectificationRowResource(found) }),
    );
    return served(reply, { ...row, revision: String(revision) }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '整改的历史 History of it' })
  @ApiOkResponse({ standardSchema: rectificationHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(rectificationProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: rectificationRowResource(row),
    }));
  }
}
