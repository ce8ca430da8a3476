import type { RollUpRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { rollUpProjection } from '../../notice-projections.js';
import { rollUpAnswer, rollUpAnswerOf, rollUpHistoryAnswer, type RollUpAnswer } from './roll-up.answer.js';

@ApiTags('汇总称号 Roll-up titles')
@Controller('api/awards/v1/roll-ups')
export class RollUpController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '汇总称号 A title that rolls up' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: rollUpAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<RollUpAnswer> {
    const { row, revision, position } = await this.reader.one(
      rollUpProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    return served(reply, rollUpAnswerOf(row, revision), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '汇总称号 A title that rolls up：历史 History' })
  @ApiOkResponse({ standardSchema: rollUpHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(rollUpProjection, principal, id, page, mayHistory);
  }
}

function may(row: RollUpRow): May {
  return { action: 'notice.read', resource: { divisionId: row.subject.division.id } };
}

function mayHistory(row: RollUpRow): May {
  return { action: 'history.read', resource: { divisionId: row.subject.division.id } };
}
