import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { historyQuery, type HistoryQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { unitHistoryAnswer } from '../unit/unit.answer.js';
import { GetUnitHistory } from './unit-history.query.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class UnitHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/history')
  @ApiOperation({ summary: '单位的经过 What happened to a unit' })
  @ApiOkResponse({ standardSchema: unitHistoryAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) query: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.queries.execute(new GetUnitHistory({ principal, after: undefined }, id, query));
  }
}
