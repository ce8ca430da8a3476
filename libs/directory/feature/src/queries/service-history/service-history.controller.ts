import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { historyQuery, type HistoryQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { serviceHistoryAnswer } from '../service/service.answer.js';
import { GetServiceHistory } from './service-history.query.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class ServiceHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/history')
  @ApiOperation({ summary: '部门系统的经过 What happened to a service account' })
  @ApiOkResponse({ standardSchema: serviceHistoryAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) query: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.queries.execute(new GetServiceHistory({ principal, after: undefined }, id, query));
  }
}
