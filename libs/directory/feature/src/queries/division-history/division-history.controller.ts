import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { historyQuery, type HistoryQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { divisionHistoryAnswer } from '../division/division.answer.js';
import { GetDivisionHistory } from './division-history.query.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class DivisionHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/history')
  @ApiOperation({ summary: '区划的经过 What happened to a division' })
  @ApiOkResponse({ standardSchema: divisionHistoryAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) query: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.queries.execute(new GetDivisionHistory({ principal, after: undefined }, id, query));
  }
}
