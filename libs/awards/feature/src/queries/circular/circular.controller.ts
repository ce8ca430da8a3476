import type { CircularRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { circularProjection } from '../../notice-projections.js';
import { circularResource } from '../../honours/honour-resources.js';
import { circularAnswer, circularAnswerOf, circularHistoryAnswer, type CircularAnswer } from './circular.answer.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class CircularController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '通报批评 A circular of criticism' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: circularAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<CircularAnswer> {
    const { row, revision, position } = await this.reader.one(
      circularProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    return served(reply, circularAnswerOf(row, revision), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '通报批评 A circular of criticism：历史 History' })
  @ApiOkResponse({ standardSchema: circularHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(circularProjection, principal, id, page, mayHistory);
  }
}

function may(row: CircularRow): May {
  return { action: 'circular.read', resource: circularResource(row) };
}

function mayHistory(row: CircularRow): May {
  return { action: 'history.read', resource: circularResource(row) };
}
