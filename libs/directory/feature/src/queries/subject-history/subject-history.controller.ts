import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { historyQuery, type HistoryQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { subjectHistoryAnswer } from '../subject/subject.answer.js';
import { GetSubjectHistory } from './subject-history.query.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class SubjectHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':id/history')
  @ApiOperation({ summary: '创建对象的经过 What happened to a subject' })
  @ApiOkResponse({ standardSchema: subjectHistoryAnswer })
  async handle(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) query: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.queries.execute(new GetSubjectHistory({ principal, after: undefined }, id, query));
  }
}
