import type { CommendationRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { commendationProjection } from '../../notice-projections.js';
import {
  commendationAnswer,
  commendationAnswerOf,
  commendationHistoryAnswer,
  type CommendationAnswer,
} from './commendation.answer.js';

@ApiTags('表彰 Commendations')
@Controller('api/awards/v1/commendations')
export class CommendationController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '表彰 A commendation' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: commendationAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<CommendationAnswer> {
    const { row, revision, position } = await this.reader.one(
      commendationProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    return served(reply, commendationAnswerOf(row, revision), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '表彰 A commendation：历史 History' })
  @ApiOkResponse({ standardSchema: commendationHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(commendationProjection, principal, id, page, mayHistory);
  }
}

function may(row: CommendationRow): May {
  return { action: 'honour.read', resource: { divisionId: row.proposed.division?.id } };
}

function mayHistory(row: CommendationRow): May {
  return { action: 'history.read', resource: { divisionId: row.proposed.division?.id } };
}
