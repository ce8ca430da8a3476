import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { historyQuery, type HistoryQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { personHistoryAnswer } from '../person/person.answer.js';
import { GetPersonHistory } from './person-history.query.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class PersonHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/history')
  @ApiOperation({ summary: '人员的经过 What happened to a person' })
  @ApiOkResponse({ standardSchema: personHistoryAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) query: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.queries.execute(new GetPersonHistory({ principal, after: undefined }, id, query));
  }
}
